import type { Mutant } from '../mutant.ts';

const ROOM = 'packages/api/src/quizzes/import';
const undone = `${ROOM}/undo-import.test.ts`;
const kept = `${ROOM}/keep-unsaid.test.ts`;

/** What a file has no place for stays, and an import is taken back as one. */
export const importMutants: readonly Mutant[] = [
  {
    rule: 'an import is taken back by whoever made it',
    file: `${ROOM}/undo-import.ts`,
    text: '.findById([userId, importId]).forUpdate()',
    replacement: '.findOne({ id: importId }).forUpdate()',
    test: undone,
  },
  {
    rule: 'an import is taken back once',
    file: `${ROOM}/undo-import.ts`,
    text: 'if (undone !== null && undoneAt !== null)',
    replacement: 'if (undone !== null && undoneAt !== null && isDryRun)',
    test: undone,
  },
  {
    rule: 'what somebody changed since an import stays',
    file: `${ROOM}/undo-queries.ts`,
    text: 'q.revision_hash <> i.revision_hash or ',
    replacement: '',
    test: undone,
  },
  {
    rule: 'what was asked is not removed',
    file: `${ROOM}/undo-queries.ts`,
    text: `then 'retired' else 'removed' end`,
    replacement: `then 'removed' else 'removed' end`,
    test: undone,
  },
  {
    rule: 'what a file has no place for a question keeps',
    file: `${ROOM}/keep-unsaid.ts`,
    text: 'keepUnsaid(draftOf(said), tidyDraft(draftOf(stored)), lists.partsOf(unsaid))',
    replacement: 'keepUnsaid(draftOf(said), tidyDraft(draftOf(stored)), [])',
    test: kept,
  },
  {
    rule: 'a file without ids knows questions by what they ask',
    file: `${ROOM}/classify-questions.ts`,
    text: 'if (numbers.length > 0) await withoutIds.run',
    replacement: 'if (numbers.length > 1_000) await withoutIds.run',
    test: kept,
  },
  {
    rule: 'weights of options follow from their key',
    file: 'packages/domain/src/quizzes/formats/keep-unsaid.ts',
    text: 'if (options.some(({ isCorrect }, index) => before[index]?.isCorrect !== isCorrect)) return false;',
    replacement: '',
    test: 'packages/domain/src/quizzes/formats/keep-unsaid.test.ts',
  },
  {
    rule: 'no text of a question turns around what stands beside it',
    file: 'packages/domain/src/quizzes/question-draft.ts',
    text: "for (const problem of turningProblems(said)) context.addIssue({ code: 'custom', ...problem });",
    replacement: '',
    test: 'packages/domain/src/quizzes/schemas.test.ts',
  },
];
