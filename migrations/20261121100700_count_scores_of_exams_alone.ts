import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- A score counts when it was reached in exam mode. What study attempts added to standings and boards of exams before
    -- is taken out, so that a rebuild gives what is stored; achievements stay with whoever has them.
    update gamification.standings s set perfect_quizzes = coalesce(h.perfect, 0),
      high_score_quizzes = coalesce(h.high_score, 0), exam_quizzes = coalesce(h.quizzes, '{}'),
      exam_basis_points_sum = coalesce(h.basis_points, '{}'), version = s.version + 1
    from gamification.standings own
    left join (
      select user_id, sum(perfect)::int as perfect, sum(high_score)::int as high_score,
        jsonb_object_agg(code, quizzes) as quizzes, jsonb_object_agg(code, basis_points) as basis_points
      from (
        select a.user_id, e.code, count(*) as quizzes, sum(a.score_basis_points) as basis_points,
          count(*) filter (where a.correct_answers = a.total_questions) as perfect,
          count(*) filter (where a.score_basis_points >= 9000) as high_score
        from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
        where a.submitted_at is not null and a.mode = 'exam' group by a.user_id, e.code) by_exam
      group by user_id) h on h.user_id = own.user_id
    where s.user_id = own.user_id
      and exists (select from quizzes.attempts a where a.user_id = s.user_id and a.submitted_at is not null and a.mode = 'study');

    delete from gamification.board_entries b using gamification.standings s
    where s.user_id = b.user_id and b.board like 'exam:%'
      and coalesce((s.exam_quizzes ->> substr(b.board, 6))::int, 0) < 5;
    update gamification.board_entries b
    set score = (s.exam_basis_points_sum ->> substr(b.board, 6))::int / (s.exam_quizzes ->> substr(b.board, 6))::int
    from gamification.standings s where s.user_id = b.user_id and b.board like 'exam:%';
    delete from gamification.board_histogram where board like 'exam:%';
    insert into gamification.board_histogram (board, width, bucket, players)
    select board, width, score / width, count(*) from gamification.board_entries, unnest(array[1, 256]) width
    where board like 'exam:%' group by 1, 2, 3;
  `);
}

/** Nothing was added, and what study attempts counted cannot be told from what exams did. */
export async function down(): Promise<void> {}
