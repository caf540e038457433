import type { Knex } from 'knex';

/** Whoever finds a report settled reads by whom. Of older ones that stands in the audit log alone. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- An id that may be nobody's any more, as the one who gives a right has.
    alter table auth.reports add column settled_by uuid,
      add constraint reports_settled_by_somebody check (settled_by is null or state <> 'open') not valid;
    alter table auth.reports validate constraint reports_settled_by_somebody;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table auth.reports drop column settled_by;`);
}
