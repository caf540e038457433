import type { Knex } from 'knex';

/**
 * A message that waits for somebody to look at it may need nothing: an administrator says so, and why. It is a try like
 * any other, so nothing is lost, and acting on the message again takes it back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table billing.webhook_outcomes
      -- Who dismissed it; null for everything else.
      add column actor_id uuid,
      drop constraint webhook_outcomes_known,
      add constraint webhook_outcomes_known check (outcome in ('done', 'ignored', 'review', 'failed', 'dismissed')),
      add constraint webhook_outcomes_dismissed check ((outcome = 'dismissed') = (actor_id is not null)
        and (outcome <> 'dismissed' or note is not null));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table billing.webhook_outcomes drop constraint webhook_outcomes_dismissed, drop constraint webhook_outcomes_known,
      drop column actor_id;
    update billing.webhook_outcomes set outcome = 'review' where outcome = 'dismissed';
    alter table billing.webhook_outcomes
      add constraint webhook_outcomes_known check (outcome in ('done', 'ignored', 'review', 'failed'));
  `);
}
