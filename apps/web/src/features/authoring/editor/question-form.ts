import type { RouterOutputs } from '@studyhall/client';
import {
  type BodyOf,
  type QuestionType,
  questionTypeRules,
} from '@studyhall/domain/quizzes/question-types/question-types';
import type { QuestionTag } from '@studyhall/domain/quizzes/schemas';
import type * as z from 'zod';

export type WholeQuestion = RouterOutputs['quizzes']['getQuestion'];
type Tag = z.output<typeof QuestionTag>;

/** What stands in the fields of each type: whoever tries another type finds what they wrote when they come back. */
export type Bodies = { readonly [Type in QuestionType]: BodyOf<Type> };

/** A question as it stands in the fields of its editor: not yet, or no longer, one that fits. */
export interface QuestionForm {
  readonly type: QuestionType;
  readonly domainCode: string;
  /** Whether a domain of that name is made. */
  readonly isDomainNew: boolean;
  readonly textFormat: 'plain' | 'markdown';
  readonly text: string;
  readonly explanation: string;
  readonly hint: string;
  readonly hintCostPercent: number;
  readonly weight: number;
  readonly difficulty: 'easy' | 'medium' | 'hard' | null;
  /** With commas between them. */
  readonly topics: string;
  readonly categories: string;
  /** Tags that have no field of their own. */
  readonly otherTags: readonly Tag[];
  readonly externalId: string;
  readonly paper: string;
  /** NaN where none is said. */
  readonly year: number;
  readonly number: string;
  readonly bodies: Bodies;
}

/** Words that a blank question begins with, in the language of its author. */
export interface BlankWords {
  readonly isTrue: string;
  readonly isFalse: string;
}

const accepted = () => [{ text: '', creditPercent: 100, feedback: '' }];
const option = (text = '', isCorrect = false) => ({ text, explanation: '', isCorrect });

export function blankBodies({ isTrue, isFalse }: BlankWords): Bodies {
  const options = [option('', true), option(), option(), option()];
  return {
    single: { options },
    multiple: { options },
    'true-false': { options: [option(isTrue, true), option(isFalse)] },
    short: { accepted: accepted(), matchCase: false, matchAccents: false },
    numeric: { answers: [blankAnswer()], units: [], isUnitNeeded: false },
    matching: { pairs: [1, 2, 3].map(() => ({ prompt: '', match: '' })), extraMatches: [] },
    ordering: { items: ['', '', ''], grading: 'all' },
    gaps: { gaps: [blankGap()] },
    open: { modelAnswer: '', points: '' },
  };
}

export function blankAnswer(): BodyOf<'numeric'>['answers'][number] {
  return { value: '', tolerance: '0', creditPercent: 100, feedback: '' };
}

export function blankGap(): BodyOf<'gaps'>['gaps'][number] {
  return { kind: 'typed', accepted: accepted(), matchCase: false, matchAccents: false };
}

/** An empty question; after another one in its domain and of its type. */
export function blankForm(
  words: BlankWords,
  like: Pick<QuestionForm, 'type' | 'domainCode' | 'isDomainNew' | 'textFormat'>,
): QuestionForm {
  return {
    ...{ type: like.type, domainCode: like.domainCode, isDomainNew: like.isDomainNew },
    ...{ textFormat: like.textFormat, text: '', explanation: '', hint: '', hintCostPercent: 0, weight: 1 },
    ...{ difficulty: null, topics: '', categories: '', otherTags: [], externalId: '' },
    ...{ paper: '', year: Number.NaN, number: '' },
    bodies: blankBodies(words),
  };
}

const tagsOf = (tags: readonly Tag[], kind: Tag['kind']): string =>
  tags.flatMap((tag) => (tag.kind === kind ? tag.value : [])).join(', ');

/** A stored question in the fields of its editor. */
export function formOf(question: WholeQuestion, words: BlankWords): QuestionForm {
  const { type, tags, hint, source } = question;
  return {
    ...{ type, domainCode: question.domainCode, isDomainNew: false, textFormat: question.textFormat },
    ...{ text: question.text, explanation: question.explanation ?? '', hint: hint?.text ?? '' },
    ...{ hintCostPercent: hint?.costPercent ?? 0, weight: question.weight, difficulty: question.difficulty },
    ...{ topics: tagsOf(tags, 'topic'), categories: tagsOf(tags, 'category') },
    otherTags: tags.filter(({ kind }) => kind === 'difficulty'),
    externalId: question.externalId ?? '',
    ...{ paper: source?.paper ?? '', year: source?.year ?? Number.NaN, number: source?.number ?? '' },
    bodies: { ...blankBodies(words), [type]: bodyIn(question) },
  };
}

/** Of a stored question what its type says. */
export function bodyIn(question: WholeQuestion): object {
  const fields = Object.keys(questionTypeRules[question.type].body.shape);
  return Object.fromEntries(Object.entries(question).filter(([name]) => fields.includes(name)));
}

/** Options stay when one kind of choice becomes another, but for the two of true and false. */
export function withType(form: QuestionForm, type: QuestionType): QuestionForm {
  const { bodies } = form;
  if (form.type === 'single' && type === 'multiple')
    return { ...form, type, bodies: { ...bodies, multiple: bodies.single } };
  if (form.type === 'multiple' && type === 'single')
    return { ...form, type, bodies: { ...bodies, single: withOneKey(bodies.multiple) } };
  return { ...form, type };
}

function withOneKey({ options }: BodyOf<'multiple'>): BodyOf<'single'> {
  const key = options.findIndex(({ isCorrect }) => isCorrect);
  return { options: options.map((one, index) => ({ ...one, isCorrect: index === key })) };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
const listed = (texts: string, kind: Tag['kind']): Tag[] =>
  texts
    .split(',')
    .map((value) => ({ kind, value: value.trim() }))
    .filter(({ value }) => value !== '');

/** What the fields say, for the schema of drafts to check. Rows at the end of a list in which nothing stands are not said. */
export function saidIn(form: QuestionForm): object {
  const source = {
    paper: orNull(form.paper),
    year: Number.isFinite(form.year) ? form.year : null,
    number: orNull(form.number),
  };
  return {
    ...{ externalId: orNull(form.externalId), domainCode: form.domainCode, type: form.type },
    ...{ difficulty: form.difficulty, textFormat: form.textFormat, text: form.text },
    tags: [...listed(form.categories, 'category'), ...form.otherTags, ...listed(form.topics, 'topic')],
    explanation: orNull(form.explanation),
    hint: orNull(form.hint) === null ? null : { text: form.hint, costPercent: form.hintCostPercent },
    weight: form.weight,
    source: Object.values(source).every((part) => part === null) ? null : source,
    ...withoutBlankEnds(form.bodies[form.type]),
  };
}

/** The body in which something stands, to be looked at; all of it where nothing does. */
export function shownBody(form: QuestionForm): object {
  const body = form.bodies[form.type];
  const said = withoutBlankEnds(body);
  return Object.values(said).some((part) => Array.isArray(part) && part.length === 0) ? body : said;
}

function withoutBlankEnds(body: object): object {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? trimmed(value) : value]),
  );
}

function trimmed(list: readonly unknown[]): unknown[] {
  const last = list.findLastIndex((item) => !isBlank(item));
  return list.slice(0, last + 1).map(nested);
}

/** Lists within lists: of gaps what they accept, and their choices. */
function nested(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'kind' in item ? withoutBlankEnds(item) : item;
}

/** Whether nothing was written into a row; a gap is there because the text names it. */
function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'object' || value === null) return true;
  return !('kind' in value) && Object.values(value).every(isBlank);
}
