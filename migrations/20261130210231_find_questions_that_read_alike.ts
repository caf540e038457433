import type { Knex } from 'knex';

/** Whoever writes a question is told which read like it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- bank_similar: the questions of an exam that read like a text, while somebody writes it.
    create index questions_similar on quizzes.questions (exam_id, similarity_hash);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index quizzes.questions_similar;`);
}
