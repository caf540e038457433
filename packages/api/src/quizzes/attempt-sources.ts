/**
 * Quizzes that ended, as queries of `kind`, `source_id` and `facts`: what attempts say of the learner `:userId`, and what
 * the entries of their `stream` say. What a quiz brought in all is in several entries: those of its version (`versions`).
 * Where it was graded anew, further entries make up for the difference. The rules before took what was left blank for answered. By today's size of an exam nobody can tell whether a score counted
 * then; but which.
 */
export const ATTEMPT_SOURCES_SQL = `select 'quiz' as kind, a.id::text as source_id, jsonb_build_object('version',
      a.standing_version, 'at', a.submitted_at, 'localDate', a.local_date, 'xp', a.xp_earned,
      'isActivity', (a.result ->> 'isCounted')::boolean,
      'correctAnswers', a.correct_answers - (a.result ->> 'repeatedAnswers')::int,
      'questionsAnswered', case when x.rules = 1 then a.total_questions else (select count(*)
        from quizzes.attempt_questions q where q.user_id = :userId and q.attempt_id = a.id and q.answer is not null) end,
      'score', case when x.counts ? 'exam' then a.score_basis_points end) as facts
    from quizzes.attempts a left join stream x on x.kind = 'quiz' and x.source_id = a.id::text
    where a.user_id = :userId and a.submitted_at is not null`;

export const ATTEMPT_ENTRIES_SQL = `select x.kind, x.source_id, jsonb_build_object('version', x.version, 'at', x.occurred_at,
      'localDate', x.local_date, 'xp', v.xp + r.xp, 'isActivity', x.is_activity,
      'correctAnswers', coalesce((x.counts ->> 'correctAnswers')::int, 0) + r.correct,
      'questionsAnswered', coalesce((x.counts ->> 'questionsAnswered')::int, 0),
      'score', (select sum((e.value ->> 'basisPoints')::int) from jsonb_each(x.counts -> 'exam') e) + r.score) as facts
    from stream x join versions v on v.version = x.version
    cross join lateral (select coalesce(sum(y.xp), 0)::int as xp,
        coalesce(sum((y.counts ->> 'correctAnswers')::int), 0)::int as correct,
        coalesce(sum((select sum((e.value ->> 'basisPoints')::int) from jsonb_each(y.counts -> 'exam') e)), 0) as score
      from stream y where y.kind = 'regrade' and split_part(y.source_id, '/', 1) = x.source_id) r
    where x.kind = 'quiz'`;
