import type { Mutant } from '../mutant.ts';

const api = 'packages/api/src/quizzes/translations/translations.test.ts';
const rules = 'packages/domain/src/quizzes/question-translation.test.ts';

export const translationsMutants: readonly Mutant[] = [
  {
    rule: 'a question stays as it is while it is translated',
    file: 'packages/api/src/quizzes/translations/put-translations.ts',
    text: '      await sources[kind].lock?.(trx, { id, listOf });\n',
    replacement: '',
    test: 'packages/api/src/quizzes/translations/translation-races.test.ts',
  },
  {
    rule: 'an author translates the exams that are theirs',
    file: 'packages/api/src/quizzes/translatable-bank.ts',
    text: 'pageByName(Exam.query(db).modify(isAuthored(db, { listOf })),',
    replacement: 'pageByName(Exam.query(db),',
    test: api,
  },
  {
    rule: 'an author translates the questions of their exams',
    file: 'packages/api/src/quizzes/translatable-bank.ts',
    text: `    .modify(isAuthored(db, { listOf }))
    .modify((query) => void (examCode`,
    replacement: `    .modify((query) => void (examCode`,
    test: api,
  },
  {
    rule: 'what is of no exam is translated by authors of everything',
    file: 'packages/api/src/quizzes/translations/sources.ts',
    text: "if (page.listOf !== null) throw new DomainError('forbidden', { right: 'author' });",
    replacement: '',
    test: api,
  },
  {
    rule: 'a translation of what stands there no more is refused',
    file: 'packages/api/src/quizzes/translations/put-translations.ts',
    text: 'if (changed.length > 0) return rejected(changed);',
    replacement: '',
    test: api,
  },
  {
    rule: 'a rehearsal writes no translation',
    file: 'packages/api/src/quizzes/translations/put-translations.ts',
    text: 'if (!isDryRun) await put(trx, { id, language, stored: fitted.stored });',
    replacement: 'await put(trx, { id, language, stored: fitted.stored });',
    test: api,
  },
  {
    rule: 'a new version takes no translation of a text that is graded and was changed',
    file: 'packages/domain/src/quizzes/question-translation.ts',
    text: "(!isSameOrder && field.includes('.') ? undefined :",
    replacement: '(false ? undefined :',
    test: rules,
  },
];
