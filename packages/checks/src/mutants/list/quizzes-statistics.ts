import type { Mutant } from '../mutant.ts';

const COUNT = 'packages/api/src/quizzes/statistics/count-scores.ts';
const RECOUNT = 'packages/api/src/quizzes/statistics/recount.ts';
const ANALYSE = 'packages/api/src/quizzes/statistics/analyse-exam.ts';
const ITEMS = 'packages/domain/src/quizzes/statistics/item-statistics.ts';
const TEST = 'packages/domain/src/quizzes/statistics/test-statistics.ts';
const counting = 'packages/api/src/quizzes/statistics/count-scores.test.ts';
const leaving = 'packages/api/src/quizzes/statistics/counts-of-leavers.test.ts';
const asking = 'packages/api/src/quizzes/statistics/statistics-router.test.ts';
const formulas = 'packages/domain/src/quizzes/statistics/statistics.test.ts';

export const quizzesStatisticsMutants: readonly Mutant[] = [
  {
    rule: 'of each learner the first attempt at an exam is counted in its statistics',
    file: COUNT,
    text: `o.submitted_at is not null and \${CAME_BEFORE}`,
    replacement: `o.submitted_at is null and \${CAME_BEFORE}`,
    test: counting,
  },
  {
    rule: 'statistics do not count an attempt in which nothing was answered',
    file: COUNT,
    text: `\${wasAnswered('a')} and not exists (`,
    replacement: 'not exists (',
    test: counting,
  },
  {
    rule: 'statistics count exams that were taken for their own sake',
    file: 'packages/api/src/quizzes/whole-exam-queries.ts',
    text: `\${attempt}.mode = 'exam' and `,
    replacement: '',
    test: counting,
  },
  {
    rule: 'statistics wait for an attempt that was begun before',
    file: COUNT,
    text: `and o.submitted_at is null and o.discarded_at is null and \${CAME_BEFORE}) = 0`,
    replacement: `and o.submitted_at is null and o.discarded_at is null and \${CAME_BEFORE}) >= 0`,
    test: counting,
  },
  {
    rule: 'statistics wait for the mark of an answer',
    file: COUNT,
    text: `       and not (\${WAITS_FOR_MARK})\n`,
    replacement: '',
    test: counting,
  },
  {
    rule: 'workers that count scores take turns',
    file: COUNT,
    text: '    await takeTurn(trx, COUNTING);\n',
    replacement: '    void [takeTurn, COUNTING];\n',
    test: counting,
  },
  {
    rule: 'what joins another account is not counted in statistics again',
    file: 'packages/api/src/quizzes/merge-part.ts',
    text: "    is_in_statistics: 'false',",
    replacement: "    is_in_statistics: 'null',",
    test: leaving,
  },
  {
    rule: 'what was counted in statistics of an erased account is told apart',
    file: 'packages/api/src/quizzes/account-part.ts',
    text: '  erase: async (trx, { userId }) => await leaveCounts(trx, [userId]),\n',
    replacement: '  erase: async () => void leaveCounts,\n',
    test: leaving,
  },
  {
    rule: 'what was counted in statistics of a guest who is swept is told apart',
    file: 'packages/api/src/quizzes/guest-traces.ts',
    text: '    before: leaveCounts,\n',
    replacement: '    before: async () => void leaveCounts,\n',
    test: counting,
  },
  {
    rule: 'a recount of statistics believes what was counted of erased accounts',
    file: RECOUNT,
    text: 'coalesce(t.attempts, 0) + coalesce(s.erased, 0) as attempts',
    replacement: 'coalesce(t.attempts, 0) as attempts',
    test: counting,
  },
  {
    rule: 'a dry run of a recount leaves the counts of statistics',
    file: RECOUNT,
    text: '(isDryRun ? comparing : mending)',
    replacement: '(isDryRun ? mending : mending)',
    test: counting,
  },
  {
    rule: "an author counts the scores of the author's exams anew, and of no other",
    file: RECOUNT,
    text: '      .modify(isAuthored(trx, { listOf }))\n',
    replacement: '      .modify(isAuthored(trx, { listOf: listOf === null ? listOf : null }))\n',
    test: asking,
  },
  {
    rule: "an author sees the statistics of the author's exams, and of no other",
    file: ANALYSE,
    text: '    .modify(isAuthored(db, { listOf }))\n',
    replacement: '    .modify(isAuthored(db, { listOf: listOf === null ? listOf : null }))\n',
    test: asking,
  },
  {
    rule: 'the discrimination index leaves the item out of what it is compared with',
    file: ITEMS,
    text: 'y: BigInt(totalScore - weight * itemScore) * scale',
    replacement: 'y: BigInt(totalScore) * scale',
    test: formulas,
  },
  {
    rule: 'internal consistency leaves out what the draw made of a test',
    file: TEST,
    text: '({ covarianceWithRest }) => covarianceWithRest);',
    replacement: '({ covarianceWithTotal }) => covarianceWithTotal);',
    test: formulas,
  },
];
