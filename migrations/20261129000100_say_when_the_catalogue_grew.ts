import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- When an achievement or an avatar came into the catalogue: who had earned it before gets it then.
    alter table gamification.achievements add column created_at timestamptz not null default now();
    alter table gamification.avatars add column created_at timestamptz not null default now();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table gamification.avatars drop column created_at;
    alter table gamification.achievements drop column created_at;
  `);
}
