import type { Knex } from 'knex';

/** What stays of a game for each who played, and how strong they are by games that were rated. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- A player's own copy of how they did: it says nothing of others, and stays when the room is gone.
    create table live.results (
      user_id uuid not null references auth.users (id),
      game_id uuid not null,
      seat integer not null,
      room_name text not null,
      mode text not null,
      is_rated boolean not null,
      score integer not null,
      -- Null where nobody was ranked: a poll, or a game that ended in the lobby.
      rank integer constraint results_rank_positive check (rank > 0),
      -- Seats, or teams where those played.
      entrants integer not null,
      asked smallint not null,
      answered smallint not null,
      correct smallint not null,
      time_ms bigint not null,
      xp integer not null constraint results_xp_not_negative check (xp >= 0),
      ended_at timestamptz not null,
      constraint results_pkey primary key (user_id, game_id)
    );
    -- doctor_live_results: of a game, whether all who played have theirs.
    create index results_of_game on live.results (game_id);

    -- Who met whom in a rated game, as strong as they were before it. Seats, not accounts: it stays as it is when one goes.
    create table live.rated_games (
      game_id uuid primary key,
      -- By seat: rating, deviation, volatility, and the place that it took, from 1.
      field jsonb not null,
      -- Pairs of seats that had met in a rated game less than an hour before: they count nothing here.
      met jsonb not null,
      ended_at timestamptz not null,
      -- In this order they are counted again.
      rated_at timestamptz not null
    );
    -- live_rated_games: all of them, in their order.
    create index rated_games_order on live.rated_games (rated_at, game_id);
    -- live_recent_pairs: the games of the hour before.
    create index rated_games_ended on live.rated_games (ended_at);

    -- What each rated game changed, in the order in which it did: a rating is a fold over these.
    create table live.rating_entries (
      user_id uuid not null references auth.users (id),
      game_id uuid not null,
      ordinal integer not null constraint rating_entries_from_one check (ordinal > 0),
      seat integer not null,
      rating double precision not null,
      deviation double precision not null,
      volatility double precision not null,
      ended_at timestamptz not null,
      constraint rating_entries_pkey primary key (user_id, game_id)
    );
    -- The fold, in its order: each number once.
    create unique index rating_entries_order on live.rating_entries (user_id, ordinal);
    -- live_recent_pairs: whose accounts met there.
    create index rating_entries_of_game on live.rating_entries (game_id);

    -- The newest of each, side by side.
    create table live.ratings (
      user_id uuid primary key references auth.users (id),
      rating double precision not null,
      deviation double precision not null,
      volatility double precision not null,
      games integer not null constraint ratings_games_not_negative check (games >= 0),
      updated_at timestamptz not null
    );
    -- live_hall_of_fame: the strongest first.
    create index ratings_order on live.ratings (rating desc, user_id);

    grant select, insert, update, delete on live.results, live.rated_games, live.rating_entries, live.ratings
      to studyhall_app;
    grant usage on schema live to studyhall_reporter;
    grant select on live.ratings to studyhall_reporter;
  `);
}

/** Games leave nothing but themselves again. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table live.ratings, live.rating_entries, live.rated_games, live.results;
    revoke usage on schema live from studyhall_reporter;
  `);
}
