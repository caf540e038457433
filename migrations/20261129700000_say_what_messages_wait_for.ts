import type { Knex } from 'knex';

/**
 * What somebody has to decide about, beside the message that waits for it: so that a decision about a plan ends the waiting
 * of its messages, and reconciliation knows of which month a message was dismissed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table billing.webhook_outcomes
      -- The plan or the month, by the provider's id; null where nothing or something else waits.
      add column about text;
    update billing.webhook_outcomes set about = coalesce(
        substring(note from '^a second plan of .*: billing second-plans refund (\\S+)$'),
        substring(note from '^(\\S+) is not of the plan''s price$'))
      where outcome = 'review';
    update billing.webhook_outcomes d set about = w.about from billing.webhook_outcomes w
      where d.outcome = 'dismissed' and w.event_id = d.event_id and w.number = d.number - 1;
    -- What waits for a decision about a plan, and whether somebody dismissed a message about a month.
    create index webhook_outcomes_about on billing.webhook_outcomes (about) where about is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index billing.webhook_outcomes_about;
    alter table billing.webhook_outcomes drop column about;
  `);
}
