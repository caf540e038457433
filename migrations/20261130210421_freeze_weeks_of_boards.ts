import type { Knex } from 'knex';

/** Boards that follow the totals of learners, and weeks whose boards stay as they ended. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The version whose totals the boards show. Whoever learned before this release is behind, and is brought up in the
    -- background as everybody else is.
    alter table gamification.standings add column boards_version integer not null default -1;
    alter table gamification.standings alter column boards_version set default 0;
    -- Whose boards are behind (gamification_behind): empty but for the last seconds.
    create index standings_behind on gamification.standings (user_id) where boards_version <> version;

    create table gamification.seasons (
      -- An ISO 8601 week: 2026-W47.
      week text primary key constraint seasons_week_form check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
      players integer not null constraint seasons_players_positive check (players > 0),
      ended_at timestamptz not null,
      frozen_at timestamptz not null
    );
    create table gamification.season_results (
      week text not null references gamification.seasons (week),
      -- Stays as a pseudonym when the account goes, so that no rank changes.
      user_id uuid not null,
      score integer not null constraint season_results_score_not_negative check (score >= 0),
      rank integer not null constraint season_results_rank_positive check (rank > 0),
      constraint season_results_pkey primary key (week, user_id)
    );
    -- The top of a week and the neighbours of one row (gamification_season_board).
    create index season_results_order on gamification.season_results (week, score desc, user_id);
    -- What a week left is changed by no role of the application.
    grant select, insert on gamification.seasons, gamification.season_results to studyhall_app;
    grant select on gamification.seasons, gamification.season_results to studyhall_reporter;
  `);
}

/** Weeks become boards again, of those who are still there; boards that nobody would move any more go. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from gamification.board_entries where board in ('quizzes', 'accuracy', 'streak');
    delete from gamification.board_histogram where board in ('quizzes', 'accuracy', 'streak');
    with back as (
      insert into gamification.board_entries (board, user_id, score, updated_at)
      select 'xp:' || r.week, r.user_id, r.score, s.frozen_at
      from gamification.season_results r
      join gamification.seasons s on s.week = r.week
      join gamification.standings t on t.user_id = r.user_id
      on conflict do nothing returning board, score
    )
    insert into gamification.board_histogram as h (board, width, bucket, players)
    select board, width, score / width, count(*) from back, unnest(array[1, 256]) width group by 1, 2, 3
    on conflict (board, width, bucket) do update set players = h.players + excluded.players;
    drop table gamification.season_results, gamification.seasons;
    drop index gamification.standings_behind;
    alter table gamification.standings drop column boards_version;
  `);
}
