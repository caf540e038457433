import type { Knex } from 'knex';

/** Beside exams and courses, rooms with many seats may be put on offer. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table billing.offers drop constraint offers_feature_form,
      add constraint offers_feature_form check (feature ~ '^(exam|course):[a-z0-9-]{1,60}$' or feature = 'live-seats');
  `);
}

/** They are free again. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from billing.offers where feature = 'live-seats';
    alter table billing.offers drop constraint offers_feature_form,
      add constraint offers_feature_form check (feature ~ '^(exam|course):[a-z0-9-]{1,60}$');
  `);
}
