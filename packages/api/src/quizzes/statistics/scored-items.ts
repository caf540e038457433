/**
 * The questions of attempts with their scores, and of each attempt what all of them make: rows of a statement that has the
 * attempts as `counted (user_id, id, exam_id)`.
 */
export const SCORED_ITEMS = `scored as (
     select i.user_id, i.id, i.exam_id, i.question_id, i.version, i.item_score,
       sum(i.weight) over attempt as total_weight, sum(i.weight * i.item_score) over attempt as total_score
     from (
       select c.user_id, c.id, c.exam_id, q.question_id, q.question_version as version, v.weight,
         round((q.score * 10000)::numeric)::integer as item_score
       from counted c join quizzes.attempt_questions q on q.user_id = c.user_id and q.attempt_id = c.id
       join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.question_version
     ) i window attempt as (partition by i.user_id, i.id)
   ), totals as (
     select exam_id, total_weight, total_score, count(distinct (user_id, id)) as attempts
     from scored group by exam_id, total_weight, total_score
   ), items as (
     select question_id, version, total_weight, total_score, item_score, count(*) as attempts
     from scored group by question_id, version, total_weight, total_score, item_score
   )`;

/** Whoever adds to the counts, or compares them with what they count, waits for the others. */
export const COUNTING = 'quiz-statistics';
