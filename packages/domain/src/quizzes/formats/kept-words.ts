import type { QuestionPart } from './unsaid-parts.ts';

/** Parts under the names that people know; several that are one to them have one name. */
const NAMES: Readonly<Record<QuestionPart, string>> = {
  externalId: 'id',
  domainCode: 'domain',
  type: 'type',
  difficulty: 'difficulty',
  categories: 'tags',
  topics: 'tags',
  wordedTopics: 'tags',
  brokenTags: 'tags',
  explanation: 'explanations',
  hint: 'hint',
  hintCost: 'hint',
  weight: 'weight',
  sourcePaper: 'source',
  sourceYear: 'source',
  sourceNumber: 'source',
  optionExplanations: 'explanations',
  optionWeights: 'what options earn',
  fixedOptions: 'fixed places',
  trueFalseWords: 'words for true and false',
  matchCase: 'strictness',
  matchAccents: 'strictness',
  units: 'units',
  tolerances: 'tolerances',
  grading: 'grading',
  modelAnswer: 'model answer',
  points: 'marking points',
};

/**
 * "12 questions keep their weight and hint, which the file has no place for"; undefined where none keeps anything. `kept` has
 * how many keep which part.
 */
export function keptInWords(questions: number, kept: Readonly<Record<string, number>>): string | undefined {
  const names = Object.entries(NAMES).flatMap(([part, name]) => ((kept[part] ?? 0) > 0 ? name : []));
  const [last, ...others] = [...new Set(names)].toReversed();
  if (questions === 0 || last === undefined) return undefined;
  const list = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
  const who =
    questions === 1 ? '1 question keeps its' : `${questions.toLocaleString('en')} questions keep their`;
  return `${who} ${list}, which the file has no place for`;
}
