import type { Knex } from 'knex';

/** A drill with a copy off-site proves more than one with the backups here: when it was last done is said by itself. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table admin.drills add column is_offsite boolean not null default false');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table admin.drills drop column is_offsite');
}
