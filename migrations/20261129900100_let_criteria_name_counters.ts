import type { Knex } from 'knex';

/** A criterion names a counter, and which there are is known to the application alone: one more needs no migration. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table gamification.achievements drop constraint achievements_criteria_known');
}

/** Whoever goes back has no rule for later counters: their achievements count nothing any more, and stay with who earned them. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table gamification.achievements add constraint achievements_criteria_known check (criteria_type in
      ('quiz_completed', 'perfect_quiz', 'high_score_quiz', 'correct_answers', 'study_streak', 'level_reached', 'exam_specific'))
      not valid;
  `);
}
