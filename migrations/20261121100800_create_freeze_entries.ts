import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Streak freezes that a learner got; what used them up follows from the history. Append-only by privilege.
    create table gamification.freeze_entries (
      user_id uuid not null references auth.users (id),
      id uuid not null,
      -- The key of the purchase: bought twice with one key, got once.
      source_id text not null,
      amount integer not null constraint freeze_entries_amount_not_zero check (amount <> 0),
      -- The version of the standing that this entry made: the order in which a rebuild repeats the history.
      standing_version integer not null,
      created_at timestamptz not null,
      constraint freeze_entries_pkey primary key (user_id, id),
      constraint freeze_entries_once_per_source unique (user_id, source_id)
    );
    grant select, insert on gamification.freeze_entries to studyhall_app;
    grant select on gamification.freeze_entries to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table gamification.freeze_entries');
}
