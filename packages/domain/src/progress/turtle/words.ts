import type { Condition, Move } from './program.ts';

/** The words that make the turtle move, long and short. */
export const moveWords: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['forward', 'forward'],
  ['fd', 'forward'],
  ['back', 'back'],
  ['bk', 'back'],
  ['left', 'left'],
  ['lt', 'left'],
  ['right', 'right'],
  ['rt', 'right'],
]);

/** The first words of the questions `if` can ask; `ahead` follows. */
export const conditionWords: ReadonlyMap<string, Condition> = new Map<string, Condition>([
  ['blocked', 'blocked'],
  ['toxic', 'toxic'],
]);

const longWords = ['forward', 'back', 'left', 'right', 'repeat', 'if', 'else', 'to', 'end'];

/** Every word of the language itself; no procedure may be called so. */
export const reservedWords: ReadonlySet<string> = new Set([
  ...longWords,
  ...moveWords.keys(),
  ...conditionWords.keys(),
  'ahead',
]);

/** What people write who know another language. */
const borrowedWords: ReadonlyMap<string, string> = new Map([
  ['ahead', 'forward'],
  ['f', 'forward'],
  ['forth', 'forward'],
  ['fwd', 'forward'],
  ['go', 'forward'],
  ['move', 'forward'],
  ['step', 'forward'],
  ['straight', 'forward'],
  ['walk', 'forward'],
  ['b', 'back'],
  ['backward', 'back'],
  ['backwards', 'back'],
  ['reverse', 'back'],
  ['l', 'left'],
  ['turnleft', 'left'],
  ['r', 'right'],
  ['turnright', 'right'],
  ['for', 'repeat'],
  ['loop', 'repeat'],
  ['times', 'repeat'],
  ['while', 'repeat'],
  ['when', 'if'],
  ['otherwise', 'else'],
  ['def', 'to'],
  ['define', 'to'],
  ['fn', 'to'],
  ['func', 'to'],
  ['function', 'to'],
  ['procedure', 'to'],
  ['return', 'end'],
]);

/** The word that was probably meant, out of the language and `names`; null if none is near. */
export function suggestWord(word: string, names: Iterable<string>): string | null {
  const borrowed = borrowedWords.get(word);
  if (borrowed !== undefined) return borrowed;
  let best: string | null = null;
  let bestDistance = word.length <= 3 ? 2 : 3;
  for (const candidate of [...names, ...longWords]) {
    const distance = typosBetween(word, candidate);
    // A word that shares no letter with the candidate was not meant to be it.
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** How many letters are missing, too many, wrong or swapped with their neighbour (Damerau, optimal alignment). */
export function typosBetween(written: string, meant: string): number {
  if (Math.abs(written.length - meant.length) > 2) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= written.length; row += 1) {
    const cells = [row];
    for (let column = 1; column <= meant.length; column += 1) {
      const isSame = written[row - 1] === meant[column - 1];
      const above = rows[row - 1] ?? [];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (cells[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = written[row - 1] === meant[column - 2] && written[row - 2] === meant[column - 1];
      if (row > 1 && column > 1 && isSwapped) cost = Math.min(cost, (rows[row - 2]?.[column - 2] ?? 0) + 1);
      cells.push(cost);
    }
    rows.push(cells);
  }
  return rows[written.length]?.[meant.length] ?? 0;
}
