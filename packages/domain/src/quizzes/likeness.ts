import { nearDuplicateKey } from './identity.ts';

/** How much of what two texts are made of they share before they may be one question in other words. */
const ALIKE = 0.75;

/** A text as far as it is compared with others. */
export interface Likeness {
  readonly trigrams: ReadonlySet<string>;
  /** Its numbers, in order: "Port 80?" and "Port 443?" ask two things in one form. */
  readonly numbers: string;
}

/** What a text is compared by: the runs of three characters of its words, without case and punctuation. */
export function likenessOf(text: string): Likeness {
  const key = nearDuplicateKey(text);
  const trigrams = new Set<string>();
  for (const word of key.split(' ')) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  }
  return { trigrams, numbers: (key.match(/\p{N}+/gu) ?? []).join(' ') };
}

/** The share of what either has that both have, from 0 to 1. */
export function sharedPart({ trigrams: one }: Likeness, { trigrams: other }: Likeness): number {
  let shared = 0;
  for (const trigram of one) if (other.has(trigram)) shared += 1;
  return shared / (one.size + other.size - shared);
}

/** Whether two texts may be one question in other words. */
export function areAlike(one: Likeness, other: Likeness): boolean {
  return one.numbers === other.numbers && sharedPart(one, other) >= ALIKE;
}
