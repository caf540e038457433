import * as z from 'zod';
import {
  AcceptedKey,
  acceptedKeyOf,
  acceptedOf,
  MAX_TYPED_CHARACTERS,
  percentOfTyped,
  RevealedTexts,
} from '../accepted-texts.ts';
import { MAX_PLACES } from '../answer.ts';
import { creditOf, type QuestionText, type QuestionTypeRules, withoutProblems } from '../question-type.ts';
import { GapsBody, gapProblems, gapTextProblems, MAX_GAPS, tidyGaps } from './body.ts';

const typed = z.literal('typed');
const chosen = z.literal('chosen');

const GapsPublic = z.object({
  gaps: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: typed }),
      z.object({ kind: chosen, choices: z.array(z.string()) }),
    ]),
  ),
});
type GapsPublic = z.output<typeof GapsPublic>;

const GapsKey = z.object({
  gaps: z.array(
    z.discriminatedUnion('kind', [
      AcceptedKey.extend({ kind: typed }),
      /** Indexes of the right choices, counted through all gaps. */
      z.object({ kind: chosen, right: z.array(z.int()) }),
    ]),
  ),
});
type GapsKey = z.output<typeof GapsKey>;

/** By gap, for each accepted text or choice. */
const GapsFeedback = z.object({ gaps: z.array(z.array(z.string())) });
type GapsFeedback = z.output<typeof GapsFeedback>;

const placed = { place: z.int(), text: z.string() };

/** A choice is answered with its place, which counts through all gaps. */
const ShownGaps = z.object({
  gaps: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: typed }),
      z.object({ kind: chosen, choices: z.array(z.object(placed)) }),
    ]),
  ),
});
type ShownGaps = z.output<typeof ShownGaps>;

const RevealedGaps = z.object({
  gaps: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: typed, accepted: RevealedTexts }),
      z.object({
        kind: chosen,
        choices: z.array(z.object({ ...placed, isCorrect: z.boolean(), feedback: z.string() })),
      }),
    ]),
  ),
});
type RevealedGaps = z.output<typeof RevealedGaps>;

/** A text with gaps; each earns an equal share. */
export const gapsRules = {
  body: withoutProblems(GapsBody, gapProblems),
  public: GapsPublic,
  key: GapsKey,
  feedback: GapsFeedback,
  shown: ShownGaps,
  revealed: RevealedGaps,
  isMarked: false,
  problemsOf(body, text) {
    return [...gapProblems(body), ...gapTextProblems(text, body)];
  },
  tidied: tidyGaps,
  partsOf(body) {
    const starts = startsOf(body.gaps);
    return {
      public: {
        gaps: body.gaps.map((gap) =>
          gap.kind === 'typed'
            ? { kind: gap.kind }
            : { kind: gap.kind, choices: gap.choices.map(({ text }) => text) },
        ),
      },
      key: {
        gaps: body.gaps.map((gap, number) => {
          if (gap.kind === 'typed') return { kind: gap.kind, ...acceptedKeyOf(gap) };
          const start = starts[number] ?? 0;
          const right = gap.choices.flatMap(({ isCorrect }, index) => (isCorrect ? [start + index] : []));
          return { kind: gap.kind, right };
        }),
      },
      feedback: {
        gaps: body.gaps.map((gap) =>
          (gap.kind === 'typed' ? gap.accepted : gap.choices).map(({ feedback }) => feedback),
        ),
      },
    };
  },
  bodyOf({ public: { gaps }, key, feedback }) {
    const starts = startsOf(gaps);
    return {
      gaps: key.gaps.map((gap, number) => {
        const said = feedback.gaps[number] ?? [];
        if (gap.kind === 'typed') {
          const { kind, matchCase, matchAccents } = gap;
          return { kind, accepted: acceptedOf(gap, said), matchCase, matchAccents };
        }
        const start = starts[number] ?? 0;
        const choices = choicesOf(gaps[number]).map((text, index) => ({
          text,
          isCorrect: gap.right.includes(start + index),
          feedback: said[index] ?? '',
        }));
        return { kind: gap.kind, choices };
      }),
    };
  },
  textsOf({ gaps }) {
    return gaps.flatMap((gap, number) => {
      const list = gap.kind === 'typed' ? 'accepted' : 'choices';
      return (gap.kind === 'typed' ? gap.accepted : gap.choices).flatMap(
        ({ text, feedback }, index): QuestionText[] => [
          {
            path: ['gaps', number, list, index, 'text'],
            text,
            role: gap.kind === 'typed' ? 'typed' : 'label',
          },
          { path: ['gaps', number, list, index, 'feedback'], text: feedback, role: 'explanation' },
        ],
      );
    });
  },
  identityOf({ gaps }) {
    return gaps.flatMap((gap) => (gap.kind === 'chosen' ? gap.choices.map(({ text }) => text) : []));
  },
  shuffledIn({ gaps }) {
    return gaps.flatMap((gap, number) => choicesOf(gap).map(() => number));
  },
  takes(answer) {
    return (
      answer.length <= MAX_GAPS &&
      answer.every((part) => (typeof part === 'string' ? part.length <= MAX_TYPED_CHARACTERS : fits(part)))
    );
  },
  grade({ gaps }, answer) {
    const percents = gaps.map((gap, number) => {
      const part = answer[number] ?? null;
      if (gap.kind === 'typed') return percentOfTyped(gap, part);
      return typeof part === 'number' && gap.right.includes(part) ? 100 : 0;
    });
    return creditOf(
      percents.reduce((sum, percent) => sum + percent, 0),
      100 * gaps.length,
    );
  },
  guessShare({ gaps }, key) {
    if (gaps.every(({ kind }) => kind === 'typed')) return null;
    const shares = key.gaps.map((gap, number) =>
      gap.kind === 'typed' ? 0 : gap.right.length / choicesOf(gaps[number]).length,
    );
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  },
  show({ gaps }, order) {
    const shown = choicesShown(gaps, order);
    return {
      gaps: gaps.map((gap, number) =>
        gap.kind === 'typed' ? { kind: gap.kind } : { kind: gap.kind, choices: shown[number] ?? [] },
      ),
    };
  },
  reveal({ public: { gaps }, key, feedback }, order) {
    const starts = startsOf(gaps);
    const shown = choicesShown(gaps, order);
    return {
      gaps: key.gaps.map((gap, number) => {
        const said = feedback.gaps[number] ?? [];
        if (gap.kind === 'typed') return { kind: gap.kind, accepted: acceptedOf(gap, said) };
        const choices = (shown[number] ?? []).map(({ place, text }) => {
          const index = order[place] ?? -1;
          const reason = said[index - (starts[number] ?? 0)] ?? '';
          return { place, text, isCorrect: gap.right.includes(index), feedback: reason };
        });
        return { kind: gap.kind, choices };
      }),
    };
  },
} satisfies QuestionTypeRules<GapsBody, GapsPublic, GapsKey, GapsFeedback, ShownGaps, RevealedGaps>;

function fits(part: number | null): boolean {
  return part === null || part < MAX_PLACES;
}

interface AnyGap<Choice> {
  readonly kind: 'typed' | 'chosen';
  readonly choices?: readonly Choice[];
}

function choicesOf<Choice>(gap: AnyGap<Choice> | undefined): readonly Choice[] {
  return gap?.choices ?? [];
}

/** The index of each gap's first choice, counted through all gaps. */
function startsOf(gaps: readonly AnyGap<unknown>[]): number[] {
  let next = 0;
  return gaps.map((gap) => {
    const start = next;
    next += choicesOf(gap).length;
    return start;
  });
}

/** By gap its choices in the order of the screen; places of a gap are its own, whatever stands at them. */
function choicesShown(
  gaps: GapsPublic['gaps'],
  order: readonly number[],
): { place: number; text: string }[][] {
  const all = gaps.flatMap((gap) => choicesOf<string>(gap));
  const starts = startsOf(gaps);
  return gaps.map((gap, number) =>
    choicesOf<string>(gap).map((_, index) => {
      const place = (starts[number] ?? 0) + index;
      return { place, text: all[order[place] ?? -1] ?? '' };
    }),
  );
}
