import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- When an achievement or an avatar came into the catalogue: as an installation has noted it, else now.
    alter table gamification.achievements add column created_at timestamptz;
    alter table gamification.avatars add column created_at timestamptz;
    update gamification.achievements a set created_at = coalesce(
      (select i.installed_at from platform.installed_content i where i.item = 'achievement:' || a.slug), now());
    update gamification.avatars v set created_at = coalesce(
      (select i.installed_at from platform.installed_content i where i.item = 'avatar:' || v.slug), now());
    alter table gamification.achievements alter column created_at set not null;
    alter table gamification.avatars alter column created_at set not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table gamification.avatars drop column created_at;
    alter table gamification.achievements drop column created_at;
  `);
}
