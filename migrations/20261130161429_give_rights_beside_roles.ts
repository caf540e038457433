import type { Knex } from 'knex';

/** What somebody may do beside their role: write for all exams or for some of them, and look after people. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table auth.rights (
      user_id uuid not null references auth.users (id) on delete cascade,
      name text not null constraint rights_name_is_known check (name in ('author', 'support')),
      -- Of authors of some exams those are listed, in quizzes.author_exams.
      reach text not null constraint rights_reach_is_known check (reach in ('all', 'listed')),
      -- The administrator, whose account may be gone.
      granted_by uuid not null,
      granted_at timestamptz not null,
      constraint rights_pkey primary key (user_id, name),
      constraint rights_lists_are_of_authors check (name = 'author' or reach = 'all')
    );
    -- Administrators list who holds a right, and support reads no orders of those.
    create index rights_of_name on auth.rights (name, user_id);

    create table quizzes.author_exams (
      user_id uuid not null references auth.users (id) on delete cascade,
      exam_id uuid not null references quizzes.exams (id) on delete cascade,
      constraint author_exams_pkey primary key (user_id, exam_id)
    );

    grant select, insert, update, delete on auth.rights, quizzes.author_exams to studyhall_app;
    grant select on auth.rights, quizzes.author_exams to studyhall_reporter;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table quizzes.author_exams;
    drop table auth.rights;
  `);
}
