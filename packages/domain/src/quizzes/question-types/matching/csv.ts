import { type CsvColumn, type CsvWords, lettersFilled, partLetters } from '../csv-words.ts';
import type { BodyOf } from '../question-types.ts';

/** `option-a` is a prompt and `match-a` what belongs to it; a match without an option is one more to choose from. */
export const matchingWords: CsvWords<BodyOf<'matching'>> = {
  columns: partLetters.flatMap((letter): CsvColumn[] => [`option-${letter}`, `match-${letter}`]),
  read(cell, problems) {
    const prompts = lettersFilled(cell, 'option');
    const extra = lettersFilled(cell, 'match').filter((letter) => !prompts.includes(letter));
    for (const letter of prompts) {
      if (cell(`match-${letter}`) !== '') continue;
      problems.push({ column: `match-${letter}`, message: 'is empty: what belongs to the option?' });
    }
    const body = {
      pairs: prompts.map((letter) => ({ prompt: cell(`option-${letter}`), match: cell(`match-${letter}`) })),
      extraMatches: extra.map((letter) => cell(`match-${letter}`)),
    };
    return {
      body,
      columnOf: ([list, index, part]) => {
        const letter = (list === 'pairs' ? prompts : extra)[Number(index)] ?? 'a';
        return part === 'prompt' || index === undefined ? `option-${letter}` : `match-${letter}`;
      },
    };
  },
  write({ pairs, extraMatches }) {
    const cells: Partial<Record<CsvColumn, string>> = {};
    for (const [index, { prompt, match }] of pairs.entries()) {
      cells[`option-${partLetters[index]}`] = prompt;
      cells[`match-${partLetters[index]}`] = match;
    }
    for (const [index, match] of extraMatches.entries()) {
      cells[`match-${partLetters[pairs.length + index]}`] = match;
    }
    return cells;
  },
};
