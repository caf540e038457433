import { lettersOf } from '../../import-keys.ts';
import { type CsvColumn, type CsvWords, lettersFilled, partLetters } from '../csv-words.ts';
import type { BodyOf } from '../question-types.ts';

/**
 * `option-a` and the others are the items in their right order, or in any, with the right one as letters in
 * `correct answer`. `grading` is all or neighbours.
 */
export const orderingWords: CsvWords<BodyOf<'ordering'>> = {
  columns: [...partLetters.map((letter): CsvColumn => `option-${letter}`), 'correct answer', 'grading'],
  read(cell, problems) {
    const written = lettersFilled(cell, 'option');
    const key = cell('correct answer');
    const order = key === '' ? written : (lettersOf(key)?.split('') ?? []);
    if (String(order.toSorted()) !== String(written)) {
      const message = 'must name every option once, in the right order, or be empty';
      problems.push({ column: 'correct answer', message });
    }
    const grading = cell('grading').toLowerCase() || 'all';
    const body = { items: order.map((letter) => cell(`option-${letter}`)), grading };
    return {
      body,
      columnOf: ([list, index]) => (list === 'grading' ? list : `option-${order[Number(index)] ?? 'a'}`),
    };
  },
  write({ items, grading }) {
    const cells: Partial<Record<CsvColumn, string>> = { grading };
    for (const [index, item] of items.entries()) cells[`option-${partLetters[index]}`] = item;
    return cells;
  },
};
