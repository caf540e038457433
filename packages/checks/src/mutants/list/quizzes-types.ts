import type { Mutant } from '../mutant.ts';

const types = 'packages/domain/src/quizzes/question-types';
const everyType = `${types}/question-types.test.ts`;
const grading = 'packages/domain/src/quizzes/grading.test.ts';
const csv = 'packages/domain/src/quizzes/import-csv-types.test.ts';

export const quizzesTypesMutants: readonly Mutant[] = [
  {
    rule: 'a type shows the order of its items in no way that tells the right one',
    file: `${types}/ordering/ordering.ts`,
    text: 'const sorted = [...items].sort();',
    replacement: 'const sorted = [...items];',
    test: `${types}/ordering/ordering.test.ts`,
  },
  {
    rule: 'a type shows its matches in no order that tells what belongs together',
    file: `${types}/matching/matching.ts`,
    text: '...extraMatches])].sort();\n    return {\n      public',
    replacement: '...extraMatches])];\n    return {\n      public',
    test: `${types}/matching/matching.test.ts`,
  },
  {
    rule: 'a type with places shuffles each gap within itself',
    file: `${types}/gaps/gaps.ts`,
    text: 'choicesOf(gap).map(() => number)',
    replacement: 'choicesOf(gap).map(() => 0)',
    test: `${types}/gaps/gaps.test.ts`,
  },
  {
    rule: 'a type that is marked waits for its mark',
    file: 'packages/domain/src/quizzes/grading.ts',
    text: 'return mark === null && rulesOf(type).isMarked && !isUnanswered(answer);',
    replacement: 'return false;',
    test: `${types}/open/open.test.ts`,
  },
  {
    rule: 'a type that asks for a unit takes no number alone',
    file: `${types}/numeric/numeric.ts`,
    text: "if (unit === '') return isUnitNeeded ? undefined : value;",
    replacement: "if (unit === '') return value;",
    test: `${types}/numeric/numeric.test.ts`,
  },
  {
    rule: 'a type takes the answer to nothing that it has no place for',
    file: `${types}/choice/choice.ts`,
    text: ' && part < MAX_OPTIONS',
    replacement: '',
    test: everyType,
  },
  {
    rule: 'a type without weights costs nothing',
    file: `${types}/choice/grade.ts`,
    text: 'weights === undefined ? 0 : -CREDIT_UNITS',
    replacement: '-CREDIT_UNITS',
    test: grading,
  },
  {
    rule: 'a type that costs leaves no score below 0',
    file: 'packages/domain/src/quizzes/grading.ts',
    text: 'Math.max(0, tally.credit)',
    replacement: 'tally.credit',
    test: grading,
  },
  {
    rule: 'a type is full right only without a hint that costs',
    file: 'packages/domain/src/quizzes/grading.ts',
    text: 'return credit > 0 ? Math.floor((credit * (100 - hintCostPercent)) / 100) : credit;',
    replacement: 'return credit;',
    test: grading,
  },
  {
    rule: 'a type is read from no column of another',
    file: 'packages/domain/src/quizzes/import-csv.ts',
    text: '  refuseOthers(foreign, cells, { layout, type, problems });\n',
    replacement: '',
    test: csv,
  },
];
