import type { Mutant } from '../mutant.ts';

const file = 'packages/api/src/quizzes/take-hint.ts';
const test = 'packages/api/src/quizzes/take-hint.test.ts';

export const quizzesHintsMutants: readonly Mutant[] = [
  {
    rule: 'a hint is told once it was taken',
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: "'text', case when aq.hinted_at is not null then v.hint end,",
    replacement: "'text', v.hint,",
    test,
  },
  {
    rule: 'a hint that was not taken is not in the review',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: "case when aq.hinted_at is not null then json_build_object('text', v.hint, 'costPercent', v.hint_cost_percent,",
    replacement:
      "case when v.hint is not null then json_build_object('text', v.hint, 'costPercent', v.hint_cost_percent,",
    test,
  },
  {
    rule: 'a hint is taken before the end and in time',
    file,
    text: 'demandOpen(question, now);',
    replacement: '',
    test,
  },
  {
    rule: 'a hint of a question that was passed is taken no more',
    file,
    text: 'demandReachable(question, command);',
    replacement: '',
    test: 'packages/api/src/quizzes/terms-start.test.ts',
  },
  {
    rule: 'a hint is not taken after the key was shown',
    file,
    text: "if (!isTaken && question.revealedAt !== null) throw new DomainError('question-locked');",
    replacement: '',
    test,
  },
  {
    rule: 'a hint is taken once',
    file,
    text: 'if (!isTaken) await recordHint',
    replacement: 'await recordHint',
    test,
  },
  {
    rule: 'a hint costs also where a submission had looked before',
    file,
    text: "await Attempt.query(trx).findById([userId, attemptId]).increment('revision', 1);",
    replacement: '',
    test,
  },
];
