import type { CsvLayout } from '../import-csv-columns.ts';
import type { QuestionTag } from '../question-draft.ts';
import { type CsvColumn, everyColumn } from '../question-types/csv-words.ts';
import type { QuestionType } from '../question-types/question-types.ts';

/** What a question says that a file may have no place for. */
export const questionParts = [
  'externalId',
  'domainCode',
  'type',
  'difficulty',
  'categories',
  'topics',
  /** Topics that begin like the words by which categories and difficulties are told. */
  'wordedTopics',
  /** Tags with what no comment of GIFT holds. */
  'brokenTags',
  'explanation',
  'hint',
  'hintCost',
  'weight',
  'sourcePaper',
  'sourceYear',
  'sourceNumber',
  'optionExplanations',
  'optionWeights',
  'fixedOptions',
  'trueFalseWords',
  'matchCase',
  'matchAccents',
  'units',
  'tolerances',
  'grading',
  'modelAnswer',
  'points',
] as const;
export type QuestionPart = (typeof questionParts)[number];
export type QuestionParts = readonly QuestionPart[];

/** Formats whose questions all have the same places, whatever stands in a file. */
export type FixedFormat = 'gift' | 'aiken' | 'moodle-xml' | 'kahoot' | 'opentdb';
/** Null where the format has no questions of the type. */
type ByType = Readonly<Record<QuestionType, QuestionParts | null>>;

const SOURCE: QuestionParts = ['sourcePaper', 'sourceYear', 'sourceNumber'];
const GIFT: QuestionParts = ['hint', 'hintCost', 'weight', ...SOURCE, 'wordedTopics', 'brokenTags'];
/** A text, its options, and which of them is right. */
const BARE: QuestionParts = [
  ...(['externalId', 'type', 'difficulty', 'categories', 'topics', 'explanation'] as const),
  ...(['hint', 'hintCost', 'weight', ...SOURCE] as const),
  ...(['optionExplanations', 'optionWeights', 'fixedOptions'] as const),
];
/** Of a file that Moodle wrote: ours have an element more, which says the rest. */
const MOODLE: QuestionParts = [...SOURCE, 'wordedTopics'];
const TRIVIA: QuestionParts = [
  ...(['externalId', 'topics', 'explanation', 'hint', 'hintCost', 'weight', ...SOURCE] as const),
  ...(['optionExplanations', 'optionWeights', 'fixedOptions'] as const),
];

const unsaid: Readonly<Record<FixedFormat, ByType>> = {
  gift: {
    single: [...GIFT, 'fixedOptions'],
    multiple: [...GIFT, 'fixedOptions'],
    'true-false': [...GIFT, 'fixedOptions', 'optionWeights'],
    short: [...GIFT, 'matchCase', 'matchAccents'],
    numeric: [...GIFT, 'units'],
    matching: GIFT,
    ordering: null,
    gaps: null,
    open: [...GIFT, 'modelAnswer', 'points'],
  },
  aiken: {
    ...{ single: BARE, multiple: null, 'true-false': null, short: null, numeric: null },
    ...{ matching: null, ordering: null, gaps: null, open: null },
  },
  kahoot: {
    ...{ single: BARE, multiple: BARE, 'true-false': BARE, short: null, numeric: null },
    ...{ matching: null, ordering: null, gaps: null, open: null },
  },
  'moodle-xml': {
    single: [...MOODLE, 'fixedOptions'],
    multiple: [...MOODLE, 'fixedOptions'],
    'true-false': [...MOODLE, 'fixedOptions', 'trueFalseWords', 'optionWeights'],
    short: [...MOODLE, 'matchAccents'],
    numeric: MOODLE,
    matching: MOODLE,
    ordering: MOODLE,
    gaps: [...MOODLE, 'matchAccents'],
    open: [...MOODLE, 'modelAnswer'],
  },
  opentdb: {
    ...{ single: TRIVIA, multiple: null, 'true-false': TRIVIA, short: null, numeric: null },
    ...{ matching: null, ordering: null, gaps: null, open: null },
  },
};

const NOTHING: QuestionParts = [];

/** With the domain beside them; made once, so that questions that lack the same share it. */
const withDomain = new Map<QuestionParts, QuestionParts>();

/** What a format has no place for in a question of a type; `isDomainSaid` where a category or somebody says a domain. */
export function unsaidIn(format: FixedFormat, type: QuestionType, isDomainSaid: boolean): QuestionParts {
  const parts = unsaid[format][type] ?? NOTHING;
  if (isDomainSaid) return parts;
  const known = withDomain.get(parts) ?? [...parts, 'domainCode'];
  withDomain.set(parts, known);
  return known;
}

/** Whether a format has questions of a type. */
export function hasType(format: FixedFormat, type: QuestionType): boolean {
  return unsaid[format][type] !== null;
}

/** Our own element of Moodle's XML says all but what no word of a tag can. */
const BESIDE_OURS: QuestionParts = ['wordedTopics'];
const BESIDE_OURS_WITHOUT_DOMAIN: QuestionParts = [...BESIDE_OURS, 'domainCode'];

/** The same of a question of Moodle's XML that has it. */
export function unsaidBesideOurs(isDomainSaid: boolean): QuestionParts {
  return isDomainSaid ? BESIDE_OURS : BESIDE_OURS_WITHOUT_DOMAIN;
}

const byColumn: Readonly<Partial<Record<CsvColumn, QuestionPart>>> = {
  'question-id': 'externalId',
  type: 'type',
  difficulty: 'difficulty',
  category: 'categories',
  tags: 'topics',
  explanation: 'explanation',
  hint: 'hint',
  'hint-cost': 'hintCost',
  weight: 'weight',
  source: 'sourcePaper',
  'source-year': 'sourceYear',
  'source-number': 'sourceNumber',
  'option-weights': 'optionWeights',
  'fixed-options': 'fixedOptions',
  'match-case': 'matchCase',
  'match-accents': 'matchAccents',
  tolerance: 'tolerances',
  units: 'units',
  grading: 'grading',
  'model-answer': 'modelAnswer',
  'marking-points': 'points',
};

/** What a table says nothing of because it lacks the column. */
export function unsaidInTable({ places, options }: CsvLayout): QuestionParts {
  const parts = everyColumn.flatMap((column) => (places.has(column) ? [] : (byColumn[column] ?? [])));
  return options.some(({ explanation }) => explanation !== -1) ? parts : [...parts, 'optionExplanations'];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const byKey: Readonly<Record<string, QuestionParts>> = {
  externalId: ['externalId'],
  difficulty: ['difficulty'],
  tags: ['categories', 'topics'],
  explanation: ['explanation'],
  hint: ['hint', 'hintCost'],
  weight: ['weight'],
  source: SOURCE,
  matchCase: ['matchCase'],
  matchAccents: ['matchAccents'],
  units: ['units'],
  grading: ['grading'],
  modelAnswer: ['modelAnswer'],
  points: ['points'],
};

/** What a JSON value says nothing of because it lacks the key; null says that there is none. */
export function unsaidInJson(value: unknown): QuestionParts {
  if (!isObject(value)) return NOTHING;
  const parts = Object.entries(byKey).flatMap(([key, unsaid]) => (Object.hasOwn(value, key) ? [] : unsaid));
  const options = 'options' in value ? value.options : undefined;
  const isExplained =
    !Array.isArray(options) || options.some((option) => isObject(option) && 'explanation' in option);
  return isExplained ? parts : [...parts, 'optionExplanations'];
}

/** Whether a file that says nothing of some parts says nothing of a tag that a question may have. */
export function isTagUnsaid({ kind, value }: QuestionTag, parts: ReadonlySet<QuestionPart>): boolean {
  if (kind === 'difficulty') return false;
  if (parts.has(kind === 'category' ? 'categories' : 'topics')) return true;
  if (parts.has('brokenTags') && /[\n\\]/.test(value)) return true;
  return parts.has('wordedTopics') && kind === 'topic' && /^(?:category|difficulty):/.test(value);
}
