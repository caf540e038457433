import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create schema gamification;
    grant usage on schema gamification to studyhall_app, studyhall_reporter;

    create table gamification.achievements (
      slug text primary key,
      name text not null constraint achievements_name_unique unique,
      description text not null,
      category text not null,
      badge_url text not null,
      criteria_type text not null constraint achievements_criteria_known check (criteria_type in
        ('quiz_completed', 'perfect_quiz', 'high_score_quiz', 'correct_answers', 'study_streak', 'level_reached', 'exam_specific')),
      criteria_value integer not null constraint achievements_criteria_positive check (criteria_value > 0),
      exam_code text,
      xp_reward integer not null constraint achievements_reward_not_negative check (xp_reward >= 0),
      display_order integer not null,
      is_hidden boolean not null,
      constraint achievements_exam_named check ((criteria_type = 'exam_specific') = (exam_code is not null))
    );

    create table gamification.avatars (
      slug text primary key,
      name text not null constraint avatars_name_unique unique,
      description text not null,
      image_url text not null,
      is_default boolean not null,
      required_achievement_slug text references gamification.achievements (slug),
      rarity text not null constraint avatars_rarity_known check (rarity in ('common', 'rare', 'epic', 'legendary')),
      display_order integer not null,
      constraint avatars_way_to_get check (is_default = (required_achievement_slug is null))
    );

    -- What a learner's history adds up to. Everything here can be rebuilt from attempts and XP entries.
    create table gamification.standings (
      user_id uuid primary key references auth.users (id),
      xp integer not null default 0 constraint standings_xp_not_negative check (xp >= 0),
      level integer not null default 1 constraint standings_level_positive check (level >= 1),
      quizzes integer not null default 0 constraint standings_quizzes_not_negative check (quizzes >= 0),
      perfect_quizzes integer not null default 0,
      high_score_quizzes integer not null default 0,
      questions_answered integer not null default 0,
      correct_answers integer not null default 0
        constraint standings_correct_range check (correct_answers between 0 and questions_answered),
      streak_current integer not null default 0 constraint standings_streak_not_negative check (streak_current >= 0),
      streak_longest integer not null default 0
        constraint standings_streak_order check (streak_longest >= streak_current),
      streak_freezes integer not null default 0 constraint standings_freezes_not_negative check (streak_freezes >= 0),
      last_activity_date date,
      last_activity_at timestamptz,
      -- By exam code: finished quizzes, and the sum of their scores in basis points.
      exam_quizzes jsonb not null default '{}',
      exam_basis_points_sum jsonb not null default '{}',
      -- XP of the running week: {"week": "2026-W47", "xp": n}.
      week_total jsonb,
      selected_avatar_slug text references gamification.avatars (slug),
      -- Read before a write, demanded by it: two writers cannot both build on one reading.
      version integer not null default 0,
      updated_at timestamptz not null
    );

    -- Append-only by privilege: corrections are negative entries.
    create table gamification.xp_entries (
      user_id uuid not null references auth.users (id),
      id uuid not null,
      source_kind text not null,
      source_id text not null,
      -- What it was for, in words a learner knows: the exam's title, the level's name.
      title text,
      amount integer not null constraint xp_entries_amount_not_zero check (amount <> 0),
      local_date date not null,
      -- The version of the standing that this entry made: the order in which a rebuild repeats the history.
      standing_version integer not null,
      created_at timestamptz not null,
      constraint xp_entries_pkey primary key (user_id, id),
      constraint xp_entries_once_per_source unique (user_id, source_kind, source_id)
    );

    create table gamification.activity_days (
      user_id uuid not null references auth.users (id),
      local_date date not null,
      quizzes integer not null default 0,
      questions integer not null default 0,
      correct_answers integer not null default 0,
      xp integer not null default 0,
      constraint activity_days_pkey primary key (user_id, local_date)
    );

    create table gamification.user_achievements (
      user_id uuid not null references auth.users (id),
      achievement_slug text not null references gamification.achievements (slug),
      earned_at timestamptz not null,
      progress_value integer not null,
      constraint user_achievements_pkey primary key (user_id, achievement_slug)
    );

    create table gamification.user_avatars (
      user_id uuid not null references auth.users (id),
      avatar_slug text not null references gamification.avatars (slug),
      unlocked_at timestamptz not null,
      constraint user_avatars_pkey primary key (user_id, avatar_slug)
    );

    create table gamification.board_entries (
      board text not null,
      user_id uuid not null,
      score integer not null constraint board_entries_score_not_negative check (score >= 0),
      updated_at timestamptz not null,
      constraint board_entries_pkey primary key (board, user_id)
    );
    -- The top of a board and the neighbours of one row.
    create index board_entries_order on gamification.board_entries (board, score desc, user_id);
    -- Removing somebody who opts out.
    create index board_entries_of_user on gamification.board_entries (user_id);

    -- How many entries have a score in [bucket * width, (bucket + 1) * width); widths 1 and 256.
    create table gamification.board_histogram (
      board text not null,
      width integer not null,
      bucket integer not null,
      players integer not null,
      constraint board_histogram_pkey primary key (board, width, bucket)
    ) with (fillfactor = 70);

    -- The one definition of rank: one more than the entries with a higher score; ties share it (1, 2, 2, 4).
    create function gamification.rank_of(board_key text, own_score integer) returns integer
    language sql stable parallel safe as $$
      select 1
        + coalesce((select sum(players) from gamification.board_histogram
            where board = board_key and width = 256 and bucket > own_score / 256), 0)::integer
        + coalesce((select sum(players) from gamification.board_histogram
            where board = board_key and width = 1 and bucket > own_score
              and bucket < (own_score / 256 + 1) * 256), 0)::integer
    $$;

    grant select, insert, update, delete on all tables in schema gamification to studyhall_app;
    revoke update, delete on gamification.xp_entries from studyhall_app;
    grant select on all tables in schema gamification to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop schema gamification cascade');
}
