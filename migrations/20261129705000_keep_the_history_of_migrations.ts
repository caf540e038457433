import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Each step up or down that this database was taken, with the release and the one who did it. Only ever added to.
    create table platform.migration_history (
      id uuid primary key,
      name text not null,
      step text not null constraint migration_history_step check (step in ('up', 'down')),
      happened_at timestamptz not null,
      release text not null,
      done_by text not null
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table platform.migration_history;
  `);
}
