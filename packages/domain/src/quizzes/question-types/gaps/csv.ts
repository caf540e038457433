import type { ImportProblem } from '../../import-draft.ts';
import { readEntries, writeEntries } from '../csv-entries.ts';
import { type CellReader, type CsvColumn, type CsvWords, lettersFilled, partLetters } from '../csv-words.ts';
import type { BodyOf } from '../question-types.ts';
import { acceptedOfEntries, entriesOfAccepted } from '../short/csv.ts';

type Gap = BodyOf<'gaps'>['gaps'][number];

/**
 * `gap-a` is what the text names `[[1]]`: what may be typed, as `accepted` lists it, or choices with the right ones marked,
 * `[x] TCP; [ ] UDP`. `match-case` and `match-accents` are yes for every gap, or the numbers of gaps.
 */
export const gapsWords: CsvWords<BodyOf<'gaps'>> = {
  columns: [...partLetters.map((letter): CsvColumn => `gap-${letter}`), 'match-case', 'match-accents'],
  read(cell, problems) {
    const last = lettersFilled(cell, 'gap').at(-1);
    const letters = last === undefined ? [] : partLetters.slice(0, partLetters.indexOf(last) + 1);
    if (last === undefined) problems.push({ column: 'gap-a', message: 'is empty' });
    const matchCase = numbersOf(cell, 'match-case', problems);
    const matchAccents = numbersOf(cell, 'match-accents', problems);
    const gaps = letters.map((letter, index): Gap => {
      const column: CsvColumn = `gap-${letter}`;
      const entries = readEntries(cell(column));
      if (entries.length === 0) problems.push({ column, message: 'is empty' });
      const isChosen = entries.some(({ mark }) => mark === 'x' || mark === '');
      if (!isChosen) {
        const accepted = acceptedOfEntries(entries, column, problems);
        return {
          kind: 'typed',
          accepted,
          matchCase: matchCase(index + 1),
          matchAccents: matchAccents(index + 1),
        };
      }
      if (entries.some(({ mark }) => mark !== 'x' && mark !== '')) {
        problems.push({ column, message: 'must mark each choice as right, [x], or wrong, [ ]' });
      }
      const choices = entries.map(({ text, mark, feedback }) => ({
        text,
        isCorrect: mark === 'x',
        feedback,
      }));
      return { kind: 'chosen', choices };
    });
    return { body: { gaps }, columnOf: ([, index]) => `gap-${letters[Number(index)] ?? 'a'}` };
  },
  write({ gaps }) {
    const cells: Partial<Record<CsvColumn, string>> = {
      'match-case': numbersWhere(gaps, (gap) => gap.kind === 'typed' && gap.matchCase),
      'match-accents': numbersWhere(gaps, (gap) => gap.kind === 'typed' && gap.matchAccents),
    };
    for (const [index, gap] of gaps.entries()) {
      const entries =
        gap.kind === 'typed'
          ? entriesOfAccepted(gap.accepted)
          : gap.choices.map(({ text, isCorrect, feedback }) => ({
              text,
              mark: isCorrect ? 'x' : ' ',
              feedback,
            }));
      cells[`gap-${partLetters[index]}`] = writeEntries(entries);
    }
    return cells;
  },
};

function numbersWhere(gaps: readonly Gap[], holds: (gap: Gap) => boolean): string {
  return gaps.flatMap((gap, index) => (holds(gap) ? [index + 1] : [])).join(', ');
}

/** Whether a gap of some number is among those that the cell names. */
function numbersOf(cell: CellReader, column: CsvColumn, problems: ImportProblem[]): (gap: number) => boolean {
  const written = cell(column).toLowerCase();
  if (written === 'yes' || written === 'no' || written === '') return () => written === 'yes';
  const numbers = new Set(written.split(/[\s,;]+/));
  if ([...numbers].some((number) => !/^\d{1,2}$/.test(number))) {
    problems.push({ column, message: 'must be yes, no or the numbers of gaps, such as 1, 3' });
  }
  return (gap) => numbers.has(String(gap));
}
