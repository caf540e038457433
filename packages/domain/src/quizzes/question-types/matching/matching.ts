import * as z from 'zod';
import { asSeen } from '../../../unseen.ts';
import { tidyText } from '../../tidy-text.ts';
import {
  creditOf,
  type Problem,
  type QuestionTypeRules,
  repeatedTexts,
  shownText,
  withoutProblems,
} from '../question-type.ts';

export const MAX_PAIRS = 20;
const MAX_EXTRA_MATCHES = 10;
const MAX_MATCHES = MAX_PAIRS + MAX_EXTRA_MATCHES;

const match = shownText({ max: 500 });

const MatchingBody = z.object({
  pairs: z
    .array(z.strictObject({ prompt: shownText({ max: 2_000 }), match }))
    .min(2, { error: `needs 2 to ${MAX_PAIRS} pairs` })
    .max(MAX_PAIRS, { error: `needs 2 to ${MAX_PAIRS} pairs` }),
  /** Matches of no prompt, to choose from as well. */
  extraMatches: z.array(match).max(MAX_EXTRA_MATCHES).default([]),
});
type MatchingBody = z.output<typeof MatchingBody>;

/** Prompts as the author lists them, matches each once and in the order of their letters, which says nothing. */
const MatchingPublic = z.object({ prompts: z.array(z.string()), matches: z.array(z.string()) });
type MatchingPublic = z.output<typeof MatchingPublic>;

/** For each prompt the index of its match. */
const MatchingKey = z.object({ right: z.array(z.int()) });
type MatchingKey = z.output<typeof MatchingKey>;

const Nothing = z.object({});
type Nothing = z.output<typeof Nothing>;

/** For each prompt the place of its match. */
const RevealedMatching = MatchingPublic.extend({ right: z.array(z.int()) });
type RevealedMatching = z.output<typeof RevealedMatching>;

/** Prompts, for each of which one of the same matches is chosen. Equal matches are one. */
export const matchingRules = {
  body: withoutProblems(MatchingBody, matchingProblems),
  public: MatchingPublic,
  key: MatchingKey,
  feedback: Nothing,
  shown: MatchingPublic,
  revealed: RevealedMatching,
  isMarked: false,
  problemsOf: matchingProblems,
  tidied({ pairs, extraMatches }) {
    const tidy = pairs.map(({ prompt, match }) => ({ prompt: tidyText(prompt), match: tidyText(match) }));
    const paired = new Set(tidy.map((pair) => pair.match));
    const extra = new Set(extraMatches.map(tidyText).filter((text) => !paired.has(text)));
    return { pairs: tidy, extraMatches: [...extra].sort() };
  },
  partsOf({ pairs, extraMatches }) {
    const matches = [...new Set([...pairs.map((pair) => pair.match), ...extraMatches])].sort();
    return {
      public: { prompts: pairs.map(({ prompt }) => prompt), matches },
      key: { right: pairs.map((pair) => matches.indexOf(pair.match)) },
      feedback: {},
    };
  },
  bodyOf({ public: { prompts, matches }, key: { right } }) {
    return {
      pairs: prompts.map((prompt, index) => ({ prompt, match: matches[right[index] ?? -1] ?? '' })),
      extraMatches: matches.filter((_, index) => !right.includes(index)),
    };
  },
  textsOf({ pairs, extraMatches }) {
    return [
      ...pairs.flatMap(({ prompt, match }, index) => [
        { path: ['pairs', index, 'prompt'], text: prompt, role: 'shown' as const, kind: 'prompt' as const },
        { path: ['pairs', index, 'match'], text: match, role: 'label' as const },
      ]),
      ...extraMatches.map((text, index) => ({
        path: ['extraMatches', index],
        text,
        role: 'label' as const,
      })),
    ];
  },
  identityOf({ pairs, extraMatches }) {
    const matches = new Set([...pairs.map((pair) => pair.match), ...extraMatches]);
    return [...pairs.map(({ prompt }) => prompt), ...matches];
  },
  shuffledIn({ matches }) {
    return matches.map(() => 0);
  },
  takes(answer) {
    return (
      answer.length <= MAX_PAIRS &&
      answer.every((part) => part === null || (typeof part === 'number' && part < MAX_MATCHES))
    );
  },
  grade({ right }, answer) {
    return creditOf(right.filter((index, prompt) => answer[prompt] === index).length, right.length);
  },
  guessShare({ matches }) {
    return 1 / matches.length;
  },
  show({ prompts, matches }, order) {
    return { prompts, matches: order.map((index) => matches[index] ?? '') };
  },
  reveal({ public: { prompts, matches }, key: { right } }, order) {
    return {
      prompts,
      matches: order.map((index) => matches[index] ?? ''),
      right: right.map((index) => order.indexOf(index)),
    };
  },
} satisfies QuestionTypeRules<
  MatchingBody,
  MatchingPublic,
  MatchingKey,
  Nothing,
  MatchingPublic,
  RevealedMatching
>;

function matchingProblems({ pairs, extraMatches }: MatchingBody): Problem[] {
  const prompts = repeatedTexts(pairs.map(({ prompt }) => prompt)).map(({ index, first }) => ({
    path: ['pairs', index, 'prompt'],
    message: `pairs: prompt ${index + 1} says the same as prompt ${first + 1}`,
  }));
  return [...prompts, ...alikeMatches([...pairs.map((pair) => pair.match), ...extraMatches], pairs.length)];
}

/** Matches that are equal are one; those that only look the same would be two, of which one is wrong. */
function alikeMatches(matches: readonly string[], pairCount: number): Problem[] {
  const written = new Map<string, string>();
  return matches.flatMap((text, index) => {
    const seen = asSeen(text);
    const tidy = tidyText(text);
    const other = written.get(seen);
    if (other !== undefined && other !== tidy) {
      const path = index < pairCount ? ['pairs', index, 'match'] : ['extraMatches', index - pairCount];
      return [{ path, message: 'pairs: two matches look the same and are not written alike' }];
    }
    written.set(seen, tidy);
    return [];
  });
}
