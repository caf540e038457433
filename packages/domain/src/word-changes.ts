/** Words that follow each other, with what stands between them: kept, gone, or new. */
export interface WordRun {
  readonly kind: 'kept' | 'gone' | 'new';
  readonly text: string;
}

/** A comparison of texts of that many words takes milliseconds; of longer ones the middle is said to be another. */
const MOST_STEPS = 1_000_000;

/** Which words of a text are gone and which are new, in the order of reading; what is gone stands before what came for it. */
export function wordChanges(before: string, after: string): WordRun[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const shortest = Math.min(was.length, is.length);
  let start = 0;
  while (start < shortest && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < shortest - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const kept = (words: readonly string[]): WordRun[] => words.map((text) => ({ kind: 'kept', text }));
  return joined([
    ...kept(is.slice(0, start)),
    ...middle(was.slice(start, was.length - end), is.slice(start, is.length - end)),
    ...kept(is.slice(is.length - end)),
  ]);
}

/** Words, and what is between them: together the text. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

function middle(was: readonly string[], is: readonly string[]): WordRun[] {
  if (was.length * is.length > MOST_STEPS)
    return [
      { kind: 'gone', text: was.join('') },
      { kind: 'new', text: is.join('') },
    ];
  const common = commonLengths(was, is);
  const runs: WordRun[] = [];
  let [one, other] = [0, 0];
  while (one < was.length || other < is.length) {
    const [gone, came] = [was[one], is[other]];
    if (gone !== undefined && gone === came) {
      runs.push({ kind: 'kept', text: gone });
      one += 1;
      other += 1;
    } else if (
      came === undefined ||
      (gone !== undefined && common(one + 1, other) >= common(one, other + 1))
    ) {
      runs.push({ kind: 'gone', text: gone ?? '' });
      one += 1;
    } else {
      runs.push({ kind: 'new', text: came });
      other += 1;
    }
  }
  return runs;
}

/** Of how many words the rests of two lists, from a place on in each, have in common in the same order. */
function commonLengths(
  was: readonly string[],
  is: readonly string[],
): (one: number, other: number) => number {
  const width = is.length + 1;
  const lengths = new Uint32Array((was.length + 1) * width);
  const at = (one: number, other: number): number => lengths[one * width + other] ?? 0;
  for (let one = was.length - 1; one >= 0; one -= 1)
    for (let other = is.length - 1; other >= 0; other -= 1)
      lengths[one * width + other] =
        was[one] === is[other]
          ? at(one + 1, other + 1) + 1
          : Math.max(at(one + 1, other), at(one, other + 1));
  return at;
}

/** Neighbours of a kind as one; between two that are kept, what is gone comes first. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const whole: WordRun[] = [];
  let [gone, came] = ['', ''];
  const close = (): void => {
    if (gone !== '') whole.push({ kind: 'gone', text: gone });
    if (came !== '') whole.push({ kind: 'new', text: came });
    [gone, came] = ['', ''];
  };
  for (const { kind, text } of runs) {
    if (kind === 'gone') gone += text;
    else if (kind === 'new') came += text;
    else {
      close();
      const last = whole.at(-1);
      if (last?.kind === 'kept') whole[whole.length - 1] = { kind, text: `${last.text}${text}` };
      else whole.push({ kind, text });
    }
  }
  close();
  return whole;
}
