import type { Knex } from 'knex';

/** Who begins a regrade says when somebody was at it: a value that the database would make up is nobody's word. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table quizzes.regrades alter column heard_at drop default');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table quizzes.regrades alter column heard_at set default now()');
}
