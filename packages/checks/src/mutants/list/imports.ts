import type { Mutant } from '../mutant.ts';

const ROOM = 'packages/api/src/quizzes/import';
const undone = `${ROOM}/undo-import.test.ts`;
const kept = `${ROOM}/keep-unsaid.test.ts`;

/** What a file has no place for stays, and an import is taken back as one. */
export const importMutants: readonly Mutant[] = [
  {
    rule: 'an import is of who made it and of authors of its exam',
    file: `${ROOM}/read-imports.ts`,
    text: "if (listOf !== null) void others.whereIn('examCode', codes);",
    replacement: '',
    test: `${ROOM}/import.test.ts`,
  },
  {
    rule: 'what is new waits until somebody says that it is asked',
    file: `${ROOM}/run-import.ts`,
    text: "return publishes === true ? 'published' : 'draft';",
    replacement: "return publishes === undefined ? 'draft' : 'published';",
    test: `${ROOM}/import-publishing.test.ts`,
  },
  {
    rule: 'taking back waits for quizzes that begin',
    file: `${ROOM}/undo-import.ts`,
    text: '  await lockMade(trx, key);\n',
    replacement: '',
    test: `${ROOM}/undo-races.test.ts`,
  },
  {
    rule: 'an exam that an import made and that somebody spoke of is not removed',
    file: `${ROOM}/undo-places.ts`,
    text: 'and not exists (select from quizzes.exam_overrides o where o.exam_id = e.id)',
    replacement: '',
    test: `${ROOM}/undo-places.test.ts`,
  },
  {
    rule: 'publishing an import shows what is a draft',
    file: `${ROOM}/publish-import.ts`,
    text: " and q.status = 'draft'",
    replacement: '',
    test: `${ROOM}/undo-places.test.ts`,
  },
  {
    rule: 'an import is taken back once',
    file: `${ROOM}/undo-import.ts`,
    text: 'if (found.undone !== null && found.undoneAt !== null)',
    replacement: 'if (found.undone !== null && found.undoneAt !== null && undoing.isDryRun)',
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
  {
    rule: 'a question that was asked in a game is kept with its results',
    file: `${ROOM}/undo-queries.ts`,
    text: "  'live.game_questions',\n",
    replacement: '',
    test: undone,
  },
];
