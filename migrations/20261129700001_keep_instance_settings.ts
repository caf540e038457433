import type { Knex } from 'knex';

/** What administrators say about their installation: a row for each setting that is not as it comes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform.instance_settings (
      name text not null,
      value jsonb not null,
      updated_at timestamptz not null,
      constraint instance_settings_pkey primary key (name)
    );

    grant select, insert, update, delete on platform.instance_settings to studyhall_app;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table platform.instance_settings');
}
