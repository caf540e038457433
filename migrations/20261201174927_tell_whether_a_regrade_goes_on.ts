import type { Knex } from 'knex';

/** Who graded anew may have been killed: a regrade says when somebody was last at it, by the clock of the database. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.regrades add column heard_at timestamptz not null default now();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table quizzes.regrades drop column heard_at;
  `);
}
