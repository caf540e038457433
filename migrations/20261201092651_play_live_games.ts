import type { Knex } from 'knex';

/** Rooms in which games are played, what was asked, what was answered, and everything that happened, in order. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema live;
    grant usage on schema live to studyhall_app;

    -- A room outlives its games. Accounts are named without a foreign key: it goes on when one of them is erased.
    create table live.rooms (
      room_id uuid primary key,
      -- Who opened it, and with which key: the same one opens it once.
      maker_id uuid,
      idempotency_key uuid not null,
      -- Who hosts now.
      host_id uuid,
      name text not null constraint rooms_name_length check (char_length(name) between 1 and 80),
      is_public boolean not null default false,
      is_locked boolean not null default false,
      -- In which its questions are asked, as far as they are said in it.
      language text not null,
      -- Where the questions of its games come from.
      source jsonb not null,
      -- The newest game.
      game_id uuid not null,
      next_seat integer not null default 1,
      -- When a host's page was last heard from.
      host_seen_at timestamptz not null,
      created_at timestamptz not null,
      used_at timestamptz not null,
      closed_at timestamptz
    );
    -- live_open_room: the same key opens one room.
    create unique index rooms_once on live.rooms (maker_id, idempotency_key);
    -- live.listRooms: what is open to everybody, and what somebody hosts.
    create index rooms_public on live.rooms (used_at desc) where is_public and closed_at is null;
    create index rooms_of_host on live.rooms (host_id, used_at desc) where closed_at is null;
    -- live_idle_rooms: those that nothing happened in for long.
    create index rooms_open on live.rooms (used_at) where closed_at is null;

    -- The PINs that lead somewhere. A room's stays while it is open; a remote's is used once and soon over.
    create table live.pins (
      pin text primary key constraint pins_digits check (pin ~ '^[0-9]{6}$'),
      room_id uuid not null references live.rooms (room_id),
      kind text not null constraint pins_kind_known check (kind in ('room', 'remote')),
      expires_at timestamptz,
      constraint pins_remote_ends check ((kind = 'remote') = (expires_at is not null))
    );
    -- A room has one PIN of each kind.
    create unique index pins_of_room on live.pins (room_id, kind);
    -- live_sweep_pins: those of remotes that nobody used.
    create index pins_expiry on live.pins (expires_at) where expires_at is not null;

    -- Who hosts along with the host.
    create table live.hosts (
      room_id uuid not null references live.rooms (room_id),
      user_id uuid not null,
      added_at timestamptz not null,
      constraint hosts_pkey primary key (room_id, user_id)
    );
    -- Of an account: its export, its merge, its end.
    create index hosts_of_user on live.hosts (user_id);

    -- Second devices that move a game on.
    create table live.remotes (
      room_id uuid not null references live.rooms (room_id),
      user_id uuid not null,
      paired_at timestamptz not null,
      constraint remotes_pkey primary key (room_id, user_id)
    );
    -- The same of remotes and of spectators.
    create index remotes_of_user on live.remotes (user_id);

    create table live.spectators (
      room_id uuid not null references live.rooms (room_id),
      user_id uuid not null,
      joined_at timestamptz not null,
      constraint spectators_pkey primary key (room_id, user_id)
    );
    -- Of an account: its export, its merge, its end.
    create index spectators_of_user on live.spectators (user_id);

    -- Who sits in a room. Seats keep their names; user_id becomes null when its account is erased.
    create table live.seats (
      room_id uuid not null references live.rooms (room_id),
      seat integer not null constraint seats_from_one check (seat > 0),
      user_id uuid,
      nickname text not null constraint seats_nickname_length check (char_length(nickname) between 1 and 60),
      -- By which two names look the same.
      name_key text not null,
      team smallint not null default 0 constraint seats_team_known check (team between 0 and 20),
      time_factor_percent smallint not null default 100
        constraint seats_time_factor_known check (time_factor_percent between 100 and 400),
      is_calm boolean not null default false,
      is_large boolean not null default false,
      is_ready boolean not null default false,
      state text not null constraint seats_state_known check (state in ('in', 'left', 'removed', 'banned')),
      -- When a page of it was last heard from.
      seen_at timestamptz not null,
      joined_at timestamptz not null,
      constraint seats_pkey primary key (room_id, seat)
    );
    -- One seat for each account.
    create unique index seats_of_user_in_room on live.seats (room_id, user_id) where user_id is not null;
    -- Two who sit there never look the same.
    create unique index seats_name on live.seats (room_id, name_key) where state = 'in';
    -- Of an account: its export, its merge, its end.
    create index seats_of_user on live.seats (user_id) where user_id is not null;

    create table live.games (
      game_id uuid primary key,
      room_id uuid not null references live.rooms (room_id),
      -- Who hosted it.
      host_id uuid,
      phase text not null constraint games_phase_known check (phase in
        ('lobby', 'intro', 'question', 'reveal', 'board', 'open', 'closing', 'podium', 'ended')),
      -- The question that is announced, open or revealed, from 0.
      position smallint,
      question_count smallint not null,
      settings jsonb not null,
      language text not null,
      -- In which order questions and options are.
      seed text not null,
      -- From when time is counted, when something happens by itself, and until when a self-paced game is open.
      opened_at timestamptz,
      next_at timestamptz,
      closes_at timestamptz,
      -- A pause is beside the phase: what is left of its time, null where it waited for the host.
      paused_because text constraint games_pause_known check (paused_because in ('host', 'absence')),
      paused_at timestamptz,
      paused_left_ms integer,
      -- How many questions of a self-paced game are counted.
      settled smallint not null default 0,
      -- The number of its newest event: they have no gap, since each is numbered under the lock of this row.
      seq bigint not null default 0,
      -- Of the board at the end: a replay has to come to the same.
      board_hash bytea,
      created_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz,
      ended_because text constraint games_end_known check (ended_because in ('played', 'host', 'forgotten', 'administrator')),
      constraint games_paused_whole check ((paused_because is null) = (paused_at is null)),
      constraint games_ended_whole check ((phase = 'ended') = (ended_at is not null)
        and (phase = 'ended') = (ended_because is not null))
    );
    -- live_due_games: what happens by itself. A game that is paused, or waits for its host, is not in it.
    create index games_due on live.games (next_at) where next_at is not null;
    -- live_absent_hosts, live_early_ends: those that are under way.
    create index games_running on live.games (room_id) where phase not in ('lobby', 'ended');
    -- Of a room: the games that it has seen.
    create index games_of_room on live.games (room_id, game_id);
    -- live.listGames of a host, newest first.
    create index games_of_host on live.games (host_id, game_id desc);

    -- What a game asks, as it was when it was put together.
    create table live.game_questions (
      game_id uuid not null references live.games (game_id),
      position smallint not null,
      question_id uuid not null,
      version integer not null,
      -- The author's index of what stands at each place on the screen.
      option_order smallint[] not null,
      points smallint not null default 1 constraint game_questions_points_known check (points in (0, 1, 2)),
      constraint game_questions_pkey primary key (game_id, position),
      constraint game_questions_version foreign key (question_id, version)
        references quizzes.question_versions (question_id, version)
    );
    -- import_undo_removed: whether a question was asked in a game.
    create index game_questions_of_question on live.game_questions (question_id);

    -- How somebody did in a game; who sat there is in the seats of the room.
    create table live.players (
      game_id uuid not null references live.games (game_id),
      seat integer not null,
      user_id uuid,
      nickname text not null,
      team smallint not null default 0,
      state text not null constraint players_state_known check (state in ('in', 'left', 'removed', 'banned')),
      time_factor_percent smallint not null,
      is_calm boolean not null,
      -- The first question that asks them.
      from_position smallint not null default 0,
      score integer not null default 0,
      streak smallint not null default 0,
      correct smallint not null default 0,
      answered smallint not null default 0,
      asked smallint not null default 0,
      -- Of their answers together.
      time_ms bigint not null default 0,
      -- Of its entrant, since the last question that was counted.
      rank integer,
      -- What the last question brought.
      last_outcome text,
      last_points integer,
      joined_at timestamptz not null,
      constraint players_pkey primary key (game_id, seat)
    );
    -- live.getGame, live.answer: one's own place in a game.
    create unique index players_of_user_in_game on live.players (game_id, user_id) where user_id is not null;
    -- live.listGames of somebody who played, newest first.
    create index players_of_user on live.players (user_id, game_id desc) where user_id is not null;

    -- One answer for each seat and question. Its key stays; another answer before the deadline takes its place.
    create table live.answers (
      game_id uuid not null,
      position smallint not null,
      seat integer not null,
      -- By the author's indexes.
      answer jsonb not null,
      received_at timestamptz not null,
      -- Since the question opened.
      ms integer not null,
      -- Once it is counted.
      outcome text,
      points integer,
      constraint answers_pkey primary key (game_id, position, seat),
      constraint answers_of_player foreign key (game_id, seat) references live.players (game_id, seat)
    );

    -- Everything that happened, for all who look on (frame) and for whoever plays it again (facts).
    create table live.events (
      game_id uuid not null references live.games (game_id),
      seq bigint not null,
      at timestamptz not null,
      kind text not null,
      frame jsonb not null,
      facts jsonb,
      constraint events_pkey primary key (game_id, seq)
    );

    grant select, insert, update, delete on
      live.rooms, live.pins, live.hosts, live.remotes, live.spectators, live.seats, live.games, live.game_questions,
      live.players, live.answers, live.events to studyhall_app;
  `);
}

/** Games are gone. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop schema live cascade');
}
