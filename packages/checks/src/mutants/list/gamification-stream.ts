import type { Mutant } from '../mutant.ts';

const freezes = 'packages/api/src/gamification/buy-freeze.test.ts';
const verifying = 'packages/api/src/gamification/verify-standing.test.ts';
const missed = 'packages/api/src/gamification/grant-missed-achievements.test.ts';
const explaining = 'packages/api/src/admin/verify-standings.test.ts';
const submitting = 'packages/api/src/quizzes/submit-attempt.test.ts';

export const streamMutants: readonly Mutant[] = [
  {
    rule: 'an entry is added once the standing was written',
    file: 'packages/api/src/gamification/standing-change.ts',
    text: `xp int, rules int, counts jsonb)
    where exists (select from standing)`,
    replacement: 'xp int, rules int, counts jsonb)',
    test: submitting,
  },
  {
    rule: 'a change that wrote nothing is tried again',
    file: 'packages/api/src/gamification/standing-change.ts',
    text: 'if ((await sent)?.standings !== 1) throw new StaleReadError();',
    replacement: 'await sent;',
    test: submitting,
  },
  {
    rule: 'what gamification alone records is of one’s own standing',
    file: 'packages/api/src/gamification/standing-queries.ts',
    text: 'where u.id = :userId`',
    replacement: '`',
    test: freezes,
  },
  {
    rule: 'what gamification alone records moves boards from one’s own scores',
    file: 'packages/api/src/gamification/standing-queries.ts',
    text: "where b.user_id = :userId and (b.board = 'xp' or b.board = any(:weekBoards))",
    replacement: "where (b.board = 'xp' or b.board = any(:weekBoards))",
    test: missed,
  },
  {
    rule: 'a question counts once on a day',
    file: 'packages/domain/src/gamification/quiz-activity.ts',
    text: 'const countedAnswers = right.length - repeatedAnswers;',
    replacement: 'const countedAnswers = right.length;',
    test: submitting,
  },
  {
    rule: 'a quiz counts from five answers',
    file: 'packages/domain/src/gamification/quiz-activity.ts',
    text: 'const isCounted = answered >= COUNTED_FROM_ANSWERS;',
    replacement: 'const isCounted = true;',
    test: submitting,
  },
  {
    rule: 'a score counts from ten questions',
    file: 'packages/domain/src/gamification/quiz-activity.ts',
    text: 'questions.length >= SCORED_FROM_QUESTIONS || isWholeGradedExam',
    replacement: 'true',
    test: submitting,
  },
  {
    rule: 'the days of a streak fall behind the clock only so far',
    file: 'packages/domain/src/gamification/streak.ts',
    text: '&& behindMinutes < BEHIND_MAX_MINUTES)',
    replacement: ')',
    test: 'packages/domain/src/gamification/streak.test.ts',
  },
  {
    rule: 'a stream is one’s own',
    file: 'packages/api/src/gamification/stream-queries.ts',
    text: 'from gamification.activities x where x.user_id = :userId)`',
    replacement: 'from gamification.activities x)`',
    test: verifying,
  },
  {
    rule: 'a stream that is explained is the learner’s that was named',
    file: 'packages/api/src/gamification/stream-queries.ts',
    text: 'RecordedActivity.query(db).where({ userId })',
    replacement: 'RecordedActivity.query(db)',
    test: explaining,
  },
  {
    rule: 'a standing that is compared is one’s own',
    file: 'packages/api/src/gamification/stream-queries.ts',
    text: 'where u.id = :userId`',
    replacement: '`',
    test: verifying,
  },
  {
    rule: 'days that are compared are one’s own',
    file: 'packages/api/src/gamification/stream-queries.ts',
    text: 'from gamification.activity_days d where d.user_id = :userId) as days',
    replacement: 'from gamification.activity_days d) as days',
    test: verifying,
  },
  {
    rule: 'achievements that are compared are one’s own',
    file: 'packages/api/src/gamification/stream-queries.ts',
    text: 'from gamification.user_achievements ua where ua.user_id = :userId)',
    replacement: 'from gamification.user_achievements ua)',
    test: verifying,
  },
  {
    rule: 'avatars that are compared are one’s own',
    file: 'packages/api/src/gamification/stream-queries.ts',
    text: 'from gamification.user_avatars v where v.user_id = :userId)',
    replacement: 'from gamification.user_avatars v)',
    test: verifying,
  },
  {
    rule: 'boards that are compared are one’s own',
    file: 'packages/api/src/gamification/stream-queries.ts',
    text: `from gamification.board_entries b
     where b.user_id = :userId)`,
    replacement: 'from gamification.board_entries b)',
    test: verifying,
  },
  {
    rule: 'a repair takes days from nobody else',
    file: 'packages/api/src/gamification/repair-standing.ts',
    text: 'delete from gamification.activity_days d where d.user_id = :userId and',
    replacement: 'delete from gamification.activity_days d where',
    test: verifying,
  },
  {
    rule: 'a repair takes achievements from nobody else',
    file: 'packages/api/src/gamification/repair-standing.ts',
    text: 'delete from gamification.user_achievements ua where ua.user_id = :userId and',
    replacement: 'delete from gamification.user_achievements ua where',
    test: verifying,
  },
  {
    rule: 'a repair takes avatars from nobody else',
    file: 'packages/api/src/gamification/repair-standing.ts',
    text: 'delete from gamification.user_avatars v where v.user_id = :userId and',
    replacement: 'delete from gamification.user_avatars v where',
    test: verifying,
  },
  {
    rule: 'a repair gives back what one earned oneself',
    file: 'packages/api/src/gamification/repair-standing.ts',
    text: "on x.user_id = :userId and x.kind = 'achievement' and x.source_id = a.slug",
    replacement: "on x.user_id <> :userId and x.kind = 'achievement' and x.source_id = a.slug",
    test: verifying,
  },
  {
    rule: 'a repair gives avatars back that one unlocked oneself',
    file: 'packages/api/src/gamification/repair-standing.ts',
    text: "on x.user_id = :userId and x.kind = 'achievement' and x.source_id = v.required_achievement_slug",
    replacement:
      "on x.user_id <> :userId and x.kind = 'achievement' and x.source_id = v.required_achievement_slug",
    test: verifying,
  },
  {
    rule: 'an attempt is compared with one’s own stream',
    file: 'packages/api/src/admin/standing-sources.ts',
    text: 'select * from gamification.activities where user_id = :userId',
    replacement: 'select * from gamification.activities',
    test: explaining,
  },
  {
    rule: 'a stream is compared with one’s own attempts',
    file: 'packages/api/src/quizzes/attempt-sources.ts',
    text: 'where a.user_id = :userId and a.submitted_at is not null',
    replacement: 'where a.submitted_at is not null',
    test: explaining,
  },
  {
    rule: 'a stream is compared with one’s own tries',
    file: 'packages/api/src/progress/level-sources.ts',
    text: 'where t.user_id = :userId and t.standing_version is not null',
    replacement: 'where t.standing_version is not null',
    test: explaining,
  },
  {
    rule: 'a stream is compared with one’s own purchases',
    file: 'packages/api/src/gamification/freeze-sources.ts',
    text: "where f.user_id = :userId and f.kind = 'spend'",
    replacement: "where f.kind = 'spend'",
    test: explaining,
  },
  {
    rule: 'a stream is compared with one’s own passes',
    file: 'packages/api/src/progress/level-sources.ts',
    text: 'from progress.passes p where p.user_id = :userId',
    replacement: 'from progress.passes p',
    test: explaining,
  },
  {
    rule: 'what levels earned is compared with one’s own passes',
    file: 'packages/api/src/progress/level-sources.ts',
    text: 'where p.user_id = :userId and p.level_id || s.suffix = x.source_id',
    replacement: 'where p.level_id || s.suffix = x.source_id',
    test: explaining,
  },
];
