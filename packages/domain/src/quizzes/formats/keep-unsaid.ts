import { storedTag, tidyDraft } from '../import-draft.ts';
import {
  type ChoiceDraft,
  isChoiceDraft,
  QuestionDraft,
  type QuestionHint,
  type QuestionSource,
} from '../question-draft.ts';
import type { QuestionOption } from '../question-types/choice/body.ts';
import { earnedPercents, isNearly } from './choice-weights.ts';
import { isTagUnsaid, type QuestionPart, type QuestionParts } from './unsaid-parts.ts';

export interface KeptDraft {
  readonly draft: QuestionDraft;
  /** What the question has and the file does not say. */
  readonly kept: QuestionParts;
}

/**
 * What a question of the bank says after a file spoke of it that has no place for some parts: those it keeps, all others are as
 * the file says, also where it says nothing. Both are tidied, and so is what comes out.
 */
export function keepUnsaid(said: QuestionDraft, stored: QuestionDraft, parts: QuestionParts): KeptDraft {
  const unsaid = new Set(parts);
  const common = withCommon(said, stored, unsaid);
  const draft = [withBody(withType(common, stored, unsaid), stored, unsaid), withBody(common, stored, unsaid)]
    .map((candidate) => QuestionDraft.safeParse(candidate).data)
    .find((candidate) => candidate !== undefined);
  // What a question has may not go together with what the file says of it: then the body is as the file says.
  const whole = tidyDraft(draft ?? common);
  return { draft: whole, kept: partsKept(said, whole, parts) };
}

type Unsaid = ReadonlySet<QuestionPart>;

function withCommon(said: QuestionDraft, stored: QuestionDraft, unsaid: Unsaid): QuestionDraft {
  const kept = stored.tags.filter((tag) => isTagUnsaid(tag, unsaid));
  return {
    ...said,
    externalId: unsaid.has('externalId') ? stored.externalId : said.externalId,
    domainCode: unsaid.has('domainCode') ? stored.domainCode : said.domainCode,
    difficulty: unsaid.has('difficulty') ? stored.difficulty : said.difficulty,
    tags: [...said.tags, ...kept].filter(({ kind }) => kind !== 'difficulty'),
    explanation: unsaid.has('explanation') ? stored.explanation : said.explanation,
    hint: hintOf(said.hint, stored.hint, unsaid),
    weight: unsaid.has('weight') ? stored.weight : said.weight,
    source: sourceOf(said.source, stored.source, unsaid),
  };
}

function hintOf(said: QuestionHint | null, stored: QuestionHint | null, unsaid: Unsaid): QuestionHint | null {
  if (unsaid.has('hint')) return stored;
  if (said === null || stored === null || !unsaid.has('hintCost')) return said;
  return { text: said.text, costPercent: stored.costPercent };
}

const NO_SOURCE: QuestionSource = { paper: null, year: null, number: null };

function sourceOf(
  said: QuestionSource | null,
  stored: QuestionSource | null,
  unsaid: Unsaid,
): QuestionSource | null {
  const [from, before] = [said ?? NO_SOURCE, stored ?? NO_SOURCE];
  const paper = unsaid.has('sourcePaper') ? before.paper : from.paper;
  const year = unsaid.has('sourceYear') ? before.year : from.year;
  const number = unsaid.has('sourceNumber') ? before.number : from.number;
  return paper === null && year === null && number === null ? null : { paper, year, number };
}

/** What a file took for another type of choice. */
function withType(said: QuestionDraft, stored: QuestionDraft, unsaid: Unsaid): QuestionDraft {
  if (!unsaid.has('type') || !isChoiceDraft(said) || !isChoiceDraft(stored)) return said;
  return { ...said, type: stored.type };
}

function withBody(said: QuestionDraft, stored: QuestionDraft, unsaid: Unsaid): QuestionDraft {
  if (isChoiceDraft(said)) {
    return isChoiceDraft(stored) ? { ...said, options: optionsOf(said, stored, unsaid) } : said;
  }
  if (said.type === 'short' && stored.type === 'short') return withStrictness(said, stored, unsaid);
  if (said.type === 'gaps' && stored.type === 'gaps') {
    const gaps = said.gaps.map((gap, index) => {
      const before = stored.gaps[index];
      const areTyped = gap.kind === 'typed' && before?.kind === 'typed';
      return areTyped ? withStrictness(gap, before, unsaid) : gap;
    });
    return { ...said, gaps };
  }
  if (said.type === 'numeric' && stored.type === 'numeric') {
    const { units, isUnitNeeded } = unsaid.has('units') ? stored : said;
    if (!unsaid.has('tolerances')) return { ...said, units, isUnitNeeded };
    const answers = said.answers.map((answer) => {
      const before = stored.answers.find(({ value }) => value !== undefined && value === answer.value);
      return before === undefined ? answer : { ...answer, tolerance: before.tolerance };
    });
    return { ...said, answers, units, isUnitNeeded };
  }
  if (said.type === 'ordering' && stored.type === 'ordering')
    return { ...said, grading: unsaid.has('grading') ? stored.grading : said.grading };
  if (said.type === 'open' && stored.type === 'open') {
    const modelAnswer = unsaid.has('modelAnswer') ? stored.modelAnswer : said.modelAnswer;
    return { ...said, modelAnswer, points: unsaid.has('points') ? stored.points : said.points };
  }
  return said;
}

interface Strictness {
  readonly matchCase: boolean;
  readonly matchAccents: boolean;
}

function withStrictness<Said extends Strictness>(said: Said, stored: Strictness, unsaid: Unsaid): Said {
  return {
    ...said,
    matchCase: unsaid.has('matchCase') ? stored.matchCase : said.matchCase,
    matchAccents: unsaid.has('matchAccents') ? stored.matchAccents : said.matchAccents,
  };
}

/** Options are known by their texts, those of true and false by their places where the file has its own words for them. */
function optionsOf(said: ChoiceDraft, stored: ChoiceDraft, unsaid: Unsaid): QuestionOption[] {
  const byText = new Map(stored.options.map((option) => [option.text, option]));
  const arePlaces = unsaid.has('trueFalseWords') && stored.type === 'true-false';
  const known = said.options.map(({ text }, index) => (arePlaces ? stored.options[index] : byText.get(text)));
  const areWeightsKept = keepsWeights(said, known, unsaid);
  return said.options.map((option, index) => {
    const before = known[index];
    if (before === undefined) return option;
    const { weightPercent, isFixed, text, explanation, isCorrect } = option;
    const weight = areWeightsKept ? before.weightPercent : weightPercent;
    const place = unsaid.has('fixedOptions') ? before.isFixed : isFixed;
    return {
      text: arePlaces ? before.text : text,
      explanation: unsaid.has('optionExplanations') ? before.explanation : explanation,
      isCorrect,
      ...(weight === undefined ? {} : { weightPercent: weight }),
      ...(place === undefined ? {} : { isFixed: place }),
    };
  });
}

/**
 * What options earn belongs together: another key is other weights. What they earn by themselves one file says and another
 * does not.
 */
function keepsWeights(
  { type, options }: ChoiceDraft,
  known: readonly (QuestionOption | undefined)[],
  unsaid: Unsaid,
): boolean {
  const before = known.filter((option) => option !== undefined);
  if (before.length < options.length) return false;
  if (options.some(({ isCorrect }, index) => before[index]?.isCorrect !== isCorrect)) return false;
  if (unsaid.has('optionWeights')) return true;
  const earned = earnedBy(type, before);
  return earnedBy(type, options).every((percent, index) => isNearly(percent, earned[index] ?? percent));
}

function earnedBy(type: ChoiceDraft['type'], options: QuestionOption[]): number[] {
  if (type === 'multiple') return earnedPercents({ options });
  return options.map(({ isCorrect, weightPercent }) => weightPercent ?? (isCorrect ? 100 : 0));
}

/** What each part is of a draft, to tell whether it was kept. */
const sayingOf: Readonly<Record<QuestionPart, (draft: QuestionDraft) => unknown>> = {
  externalId: ({ externalId }) => externalId,
  domainCode: ({ domainCode }) => domainCode,
  type: ({ type }) => type,
  difficulty: ({ difficulty }) => difficulty,
  categories: (draft) => tagsOf(draft, 'category'),
  topics: (draft) => tagsOf(draft, 'topic'),
  wordedTopics: (draft) => tagsOf(draft, 'topic'),
  brokenTags: ({ tags }) => tags.map(storedTag),
  explanation: ({ explanation }) => explanation,
  hint: ({ hint }) => hint?.text,
  hintCost: ({ hint }) => hint?.costPercent,
  weight: ({ weight }) => weight,
  sourcePaper: ({ source }) => source?.paper,
  sourceYear: ({ source }) => source?.year,
  sourceNumber: ({ source }) => source?.number,
  optionExplanations: (draft) => ofOptions(draft, ({ explanation }) => explanation),
  optionWeights: (draft) => ofOptions(draft, ({ weightPercent }) => weightPercent),
  fixedOptions: (draft) => ofOptions(draft, ({ isFixed }) => isFixed),
  trueFalseWords: (draft) => ofOptions(draft, ({ text }) => text),
  matchCase: (draft) => ofTyped(draft, ({ matchCase }) => matchCase),
  matchAccents: (draft) => ofTyped(draft, ({ matchAccents }) => matchAccents),
  units: (draft) => (draft.type === 'numeric' ? [draft.units, draft.isUnitNeeded] : null),
  tolerances: (draft) => (draft.type === 'numeric' ? draft.answers.map(({ tolerance }) => tolerance) : null),
  grading: (draft) => (draft.type === 'ordering' ? draft.grading : null),
  modelAnswer: (draft) => (draft.type === 'open' ? draft.modelAnswer : null),
  points: (draft) => (draft.type === 'open' ? draft.points : null),
};

function tagsOf({ tags }: QuestionDraft, kind: 'category' | 'topic'): string[] {
  return tags.filter((tag) => tag.kind === kind).map(storedTag);
}

function ofOptions(draft: QuestionDraft, part: (option: QuestionOption) => unknown): unknown {
  return isChoiceDraft(draft) ? draft.options.map((option) => part(option) ?? null) : null;
}

function ofTyped(draft: QuestionDraft, part: (typed: Strictness) => unknown): unknown {
  if (draft.type === 'short') return part(draft);
  return draft.type === 'gaps' ? draft.gaps.map((gap) => (gap.kind === 'typed' ? part(gap) : null)) : null;
}

function partsKept(said: QuestionDraft, whole: QuestionDraft, parts: QuestionParts): QuestionParts {
  return parts.filter((part) => {
    const value = sayingOf[part];
    return JSON.stringify(value(said)) !== JSON.stringify(value(whole));
  });
}
