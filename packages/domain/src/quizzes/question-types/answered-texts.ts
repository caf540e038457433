import * as z from 'zod';
import type { Answer } from './answer.ts';

/** What has an index in the public part of whatever type: options, matches, items, or the choices of all gaps, counted through. */
const Indexed = z.object({
  options: z.array(z.object({ text: z.string() })).default([]),
  matches: z.array(z.string()).default([]),
  items: z.array(z.string()).default([]),
  gaps: z.array(z.object({ choices: z.array(z.string()).default([]) })).default([]),
});

/**
 * What somebody answered as texts, part by part: an answer of which numbers are the author's indexes, of a question with this
 * public part. Null for a part that was left out, and for an index that the question does not have.
 */
export function answeredTexts(publicPart: unknown, answer: Answer): (string | null)[] {
  const { options, matches, items, gaps } = Indexed.parse(publicPart);
  const texts = [
    ...options.map(({ text }) => text),
    ...matches,
    ...items,
    ...gaps.flatMap(({ choices }) => choices),
  ];
  return answer.map((part) => (typeof part === 'number' ? (texts[part] ?? null) : part));
}
