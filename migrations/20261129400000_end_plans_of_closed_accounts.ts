import type { Knex } from 'knex';

/** What an administrator who closes an account has asked of its plans, until the provider has done it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table billing.subscriptions
      -- When it shall end; null as long as nobody but the learner decides.
      add column ending_asked text constraint subscriptions_ending_asked_known check (ending_asked in ('period-end', 'now')),
      add column ending_state text constraint subscriptions_ending_state_known check (ending_state in ('pending', 'done', 'failed')),
      -- Why the last try did not hold.
      add column ending_problem text constraint subscriptions_ending_problem_known
        check (ending_problem in ('payments-unavailable', 'unknown-to-provider', 'refused')),
      add constraint subscriptions_ending_whole check ((ending_asked is null) = (ending_state is null));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table billing.subscriptions drop constraint subscriptions_ending_whole,
      drop column ending_asked, drop column ending_state, drop column ending_problem;
  `);
}
