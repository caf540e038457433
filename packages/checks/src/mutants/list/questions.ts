import type { Mutant } from '../mutant.ts';

const test = 'packages/api/src/quizzes/lifecycle/write-question.test.ts';
const ROOM = 'packages/api/src/quizzes/lifecycle';
const LOCK = `${ROOM}/lock-queries.ts`;
const WRITE = `${ROOM}/write-question.ts`;

/** How authors write questions, each of their exams. */
export const questionMutants: readonly Mutant[] = [
  {
    rule: 'questions are added to exams of their author',
    file: LOCK,
    text: `    .findOne({ code: examCode })
    .modify(isAuthored(trx, { listOf }))`,
    replacement: '    .findOne({ code: examCode })',
    test,
  },
  {
    rule: 'questions are changed by authors of their exam',
    file: LOCK,
    text: `    .modify(isAuthored(trx, { listOf }))
    .orderBy('id')`,
    replacement: `    .orderBy('id')`,
    test,
  },
  {
    rule: 'all of the questions are changed or none',
    file: LOCK,
    text: 'if (questions.length < ids.length)',
    replacement: 'if (questions.length === 0)',
    test,
  },
  {
    rule: 'versions are read by authors of their exam',
    file: `${ROOM}/version-queries.ts`,
    text: ".modify(isAuthored(db, { listOf })).select('id')",
    replacement: ".select('id')",
    test,
  },
  {
    rule: 'what reads alike is said of exams of the author',
    file: `${ROOM}/similar-queries.ts`,
    text: `where e.code = :examCode and \${IS_AUTHORED}`,
    replacement: 'where e.code = :examCode and cast(:listOf as uuid) is not distinct from :listOf',
    test,
  },
  {
    rule: 'questions that may be one are told of exams of the author',
    file: `${ROOM}/duplicate-queries.ts`,
    text: `v.version = q.version
   where \${IS_AUTHORED} and q.status <> 'retired'`,
    replacement: `v.version = q.version
   where cast(:listOf as uuid) is not distinct from :listOf and q.status <> 'retired'`,
    test: 'packages/api/src/quizzes/lifecycle/duplicates.test.ts',
  },
  {
    rule: 'domains are read by authors of their exam',
    file: `${ROOM}/domain-queries.ts`,
    text: `where e.code = :examCode and \${IS_AUTHORED}`,
    replacement: 'where e.code = :examCode and cast(:listOf as uuid) is not distinct from :listOf',
    test,
  },
  {
    rule: 'nobody overwrites what somebody else has said of a question since it was read',
    file: WRITE,
    text: "if (stored.version !== version) throw new DomainError('question-changed', { version: stored.version });",
    replacement: '',
    test,
  },
  {
    rule: 'an exam has a question once',
    file: WRITE,
    text: 'if (other !== undefined && other.id !== exceptId)',
    replacement: 'if (other !== undefined && other.id === exceptId)',
    test,
  },
  {
    rule: 'a rehearsed edit changes nothing',
    file: WRITE,
    text: 'if (isDryRun) return { version, changes, similar };',
    replacement: '',
    test,
  },
  {
    rule: 'an import makes no domain that nobody asked for',
    file: 'packages/api/src/quizzes/import/run-import.ts',
    text: 'run.createsDomains === true ? new Map()',
    replacement: 'true ? new Map()',
    test: 'packages/api/src/quizzes/import/teacher-files.test.ts',
  },
];
