import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- An attempt keeps the version it was given, and with it the domain it counts for: a question that moves to another
    -- domain moves no result. What older versions said of it is not known any more.
    alter table quizzes.question_versions add column domain_code text;
    update quizzes.question_versions v set domain_code = q.domain_code from quizzes.questions q where q.id = v.question_id;
    alter table quizzes.question_versions alter column domain_code set not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table quizzes.question_versions drop column domain_code');
}
