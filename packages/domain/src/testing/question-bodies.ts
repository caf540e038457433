import fc from 'fast-check';
import { tidyDraft } from '../quizzes/import-draft.ts';
import { QuestionDraft } from '../quizzes/question-draft.ts';
import type { Answer } from '../quizzes/question-types/answer.ts';
import type { ChoiceType, QuestionOption } from '../quizzes/question-types/choice/body.ts';
import {
  type BodyOf,
  type QuestionType,
  questionTypeRules,
} from '../quizzes/question-types/question-types.ts';
import { patternOf } from '../quizzes/question-types/typed-text.ts';
import { asSeen } from '../unseen.ts';

/** Stands in whatever nobody may see before the end. */
export const CANARY = 'canary';

/** Texts that people write and texts that break readers: separators, quotes, line ends, scripts, invisible marks. */
const wild = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab,;"\\\n\t |\'=-&<*[]{}#%'), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('True', 'A', 'A,B', '""', '=1+1', '\\;', 'a\\,b;c', 'Ångström', '日本語', 'x  y'),
  fc.constantFrom('a # b', '[x] a', '[50%] a', '\\# ;', '[ ] a', '#', '3 .. 4', 'C#'),
);
/** Shows something, in whatever it stands. */
export const filled = wild.map((text) => `${text.trim()}.`);
const secret = wild.map((text) => `${CANARY} ${text}`.trim());
const maybeSecret = fc.oneof(fc.constant(''), secret);

const percent = fc.integer({ min: -100, max: 100 });

/** Options of a choice question; `keyCount` of them are right, and where weights are said the right ones earn everything. */
function optionsOf(type: ChoiceType): fc.Arbitrary<QuestionOption[]> {
  return fc
    .record({
      texts: fc.uniqueArray(filled, { minLength: 2, maxLength: 10, selector: asSeen }),
      explanations: fc.array(maybeSecret, { minLength: 10, maxLength: 10 }),
      keys: fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 10 }),
      fixed: fc.option(fc.array(fc.boolean(), { minLength: 10, maxLength: 10 })),
      weights: fc.option(fc.array(fc.option(percent), { minLength: 10, maxLength: 10 })),
    })
    .map(({ texts, explanations, keys, fixed, weights }) => {
      const kept = type === 'true-false' ? texts.slice(0, 2) : texts;
      const places = keys.map((key) => key % kept.length);
      const right = new Set(type === 'multiple' ? places : places.slice(0, 1));
      return kept.map((text, index): QuestionOption => {
        const said = weights?.[index] ?? null;
        const weightPercent =
          type === 'multiple' && said !== null ? 0 - Math.abs(said) : Math.min(said ?? 0, 99);
        return {
          text,
          explanation: explanations[index] ?? '',
          isCorrect: right.has(index),
          ...(fixed === null ? {} : { isFixed: fixed[index] === true }),
          ...(said === null || right.has(index) ? {} : { weightPercent }),
        };
      });
    });
}

/** Texts none of which looks like another. */
function distinct(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(filled, { minLength, maxLength, selector: asSeen });
}

const LOOSE = { matchCase: false, matchAccents: false };
const accepting = fc.record({
  accepted: fc
    .uniqueArray(
      fc.record({
        text: secret.filter((text) => asSeen(text) !== '').map((text) => `${text}.`),
        creditPercent: fc.integer({ min: 1, max: 100 }),
        feedback: maybeSecret,
      }),
      { minLength: 1, maxLength: 5, selector: ({ text }) => JSON.stringify(patternOf(text, LOOSE)) },
    )
    .map(([first, ...others]) => (first === undefined ? [] : [{ ...first, creditPercent: 100 }, ...others])),
  matchCase: fc.boolean(),
  matchAccents: fc.boolean(),
});

const digits = fc.record({ whole: fc.nat(9_999), fraction: fc.option(fc.nat(999)), isBelow: fc.boolean() });
const decimals = digits.map(({ whole, fraction, isBelow }) => {
  return `${isBelow ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`;
});
const numericAnswers = fc.oneof(
  fc.record({
    value: decimals,
    tolerance: fc.constantFrom('0', '0.5', '1e-3'),
    creditPercent: fc.integer({ min: 1, max: 100 }),
    feedback: maybeSecret,
  }),
  fc.record({
    from: decimals.map((text) => text.replace('-', '')).map((text) => `-${text}`),
    to: decimals.map((text) => text.replace('-', '')),
    tolerance: fc.constant('0'),
    creditPercent: fc.constant(100),
    feedback: maybeSecret,
  }),
);
const numeric = fc
  .record({
    answers: fc.array(numericAnswers, { minLength: 1, maxLength: 4 }),
    units: fc.uniqueArray(
      fc.record({
        unit: fc.constantFrom('m', 'km', 'm²', '%', '°C', '$', 'kg m'),
        factor: fc.constantFrom('1', '0.001', '1e3'),
      }),
      { maxLength: 4, selector: ({ unit }) => unit },
    ),
    isUnitNeeded: fc.boolean(),
  })
  .map(({ answers, units, isUnitNeeded }) => ({
    answers: answers.map((answer, index) => (index === 0 ? { ...answer, creditPercent: 100 } : answer)),
    units,
    isUnitNeeded: isUnitNeeded && units.some(({ factor }) => factor === '1'),
  }));

const matching = fc
  .record({
    prompts: distinct(2, 20),
    pool: distinct(1, 12),
    places: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
    extra: fc.nat(8),
  })
  .map(({ prompts, pool, places, extra }) => ({
    pairs: prompts.map((prompt, index) => ({
      prompt,
      match: pool[(places[index] ?? 0) % pool.length] ?? '',
    })),
    extraMatches: pool.slice(0, extra),
  }));

const chosenGap = fc
  .record({ texts: distinct(2, 5), right: fc.nat(), feedback: maybeSecret })
  .map(({ texts, right, feedback }) => ({
    kind: 'chosen' as const,
    choices: texts.map((text, index) => ({ text, isCorrect: index === right % texts.length, feedback })),
  }));
const typedGap = accepting.map((gap) => ({ kind: 'typed' as const, ...gap }));

/** Bodies of every type that its rules take. */
export const questionBodies: { readonly [Type in QuestionType]: fc.Arbitrary<BodyOf<Type>> } = {
  single: fc.record({ options: optionsOf('single') }),
  multiple: fc.record({ options: optionsOf('multiple') }),
  'true-false': fc.record({ options: optionsOf('true-false') }),
  short: accepting,
  numeric,
  matching,
  ordering: fc.record({ items: distinct(2, 20), grading: fc.constantFrom('all', 'neighbours') }),
  gaps: fc.record({ gaps: fc.array(fc.oneof(chosenGap, typedGap), { minLength: 1, maxLength: 6 }) }),
  open: fc.record({ modelAnswer: maybeSecret, points: maybeSecret }),
};

const source = fc.record({
  paper: fc.option(filled),
  year: fc.option(fc.integer({ min: 1, max: 9_999 })),
  number: fc.option(filled),
});
const tag = fc.record({ kind: fc.constantFrom('category' as const, 'topic' as const), value: filled });
const common = fc.record({
  externalId: fc.option(filled),
  domainCode: filled,
  difficulty: fc.constantFrom('easy' as const, 'hard' as const, null),
  textFormat: fc.constantFrom('plain' as const, 'markdown' as const, null),
  text: filled,
  explanation: fc.option(filled),
  tags: fc.array(tag, { maxLength: 4 }),
  hint: fc.option(fc.record({ text: filled, costPercent: fc.nat(100) })),
  weight: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 100 })),
  source: fc.option(source),
});

/** Tidied drafts of a type, as an import ends in them. */
export function draftsOf(type: QuestionType): fc.Arbitrary<QuestionDraft> {
  const bodies: fc.Arbitrary<object> = questionBodies[type];
  return fc.record({ said: common, body: bodies }).map(({ said, body }) => {
    const gaps = 'gaps' in body && Array.isArray(body.gaps) ? body.gaps : [];
    const text = [said.text, ...gaps.map((_, index) => `[[${index + 1}]]`)].join(' ');
    return tidyDraft(QuestionDraft.parse({ ...said, type, ...body, text }));
  });
}

const rightOptions = ({ options }: BodyOf<'single'>): Answer =>
  options.flatMap(({ isCorrect }, index) => (isCorrect ? [index] : []));
const rightText = ({ accepted }: BodyOf<'short'>): string =>
  accepted.find(({ creditPercent }) => creditPercent === 100)?.text.replaceAll('\\*', '*') ?? '';

/** An answer, by the author's indexes, that earns everything. */
export const rightAnswers: { readonly [Type in QuestionType]: (body: BodyOf<Type>) => Answer } = {
  single: rightOptions,
  multiple: rightOptions,
  'true-false': rightOptions,
  short: (body) => [rightText(body)],
  numeric: ({ answers, units, isUnitNeeded }) => {
    const answer = answers.find(({ creditPercent }) => creditPercent === 100);
    const unit = units.find(({ factor }) => factor === '1');
    return [`${answer?.value ?? answer?.from} ${isUnitNeeded ? unit?.unit : ''}`];
  },
  matching: (body) => questionTypeRules.matching.partsOf(body).key.right,
  ordering: (body) => questionTypeRules.ordering.partsOf(body).key.right,
  gaps: (body) =>
    questionTypeRules.gaps
      .partsOf(body)
      .key.gaps.map((gap) =>
        gap.kind === 'chosen'
          ? (gap.right[0] ?? null)
          : rightText({ ...gap, accepted: gap.accepted.map((one) => ({ ...one, feedback: '' })) }),
      ),
  open: () => ['Whatever'],
};

/** Anything that the wire lets through. */
export const anyAnswer: fc.Arbitrary<Answer> = fc.array(
  fc.oneof(fc.nat({ max: 30 }), fc.integer({ min: 0, max: 199 }), wild, fc.constant(null)),
  { maxLength: 20 },
);
