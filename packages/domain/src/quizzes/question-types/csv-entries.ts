/**
 * One of several in a cell: `[x] TCP; [ ] UDP` is a right and a wrong choice, `Paris; [50%] Lyon # Nearly` two texts of
 * which the second earns half and is answered. A backslash takes its meaning from the `;`, `#` or `[` behind it.
 */
export interface CsvEntry {
  readonly text: string;
  /** What stands in brackets before it. */
  readonly mark: string | undefined;
  readonly feedback: string;
}

const MARK = /^\[([^\]\\]{0,5})\]/;

/** Cuts at every `;` that no backslash takes its meaning from. */
function cut(cell: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < cell.length; index += 1) {
    const character = cell.charAt(index);
    if (character === '\\' && isEscapable(cell.charAt(index + 1))) index += 1;
    else if (character === ';') {
      parts.push(cell.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, cell.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

function isEscapable(character: string): boolean {
  return character !== '' && '\\;#['.includes(character);
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\\;#[])/g, '$1').trim();
}

/** The entries of a cell, without empty ones. */
export function readEntries(cell: string): CsvEntry[] {
  return cut(cell).map((written) => {
    const [brackets = '', mark] = MARK.exec(written) ?? [];
    const [text = '', ...feedback] = written.slice(brackets.length).split(/(?<=\s)#(?=\s)/);
    return {
      text: unescaped(text),
      mark: mark?.trim().toLowerCase(),
      feedback: unescaped(feedback.join('#')),
    };
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;#[]/g, '\\$&');
}

/** The cell that `readEntries` reads again. */
export function writeEntries(entries: readonly CsvEntry[]): string {
  return entries
    .map(({ text, mark, feedback }) => {
      const brackets = mark === undefined ? '' : `[${mark}] `;
      return `${brackets}${escaped(text)}${feedback === '' ? '' : ` # ${escaped(feedback)}`}`;
    })
    .join('; ');
}

/** What an entry earns, as `[50%]` says; undefined for any other mark. */
export function percentOfMark(mark: string | undefined): number | undefined {
  if (mark === undefined) return 100;
  const percent = /^(\d{1,3})\s?%$/.exec(mark)?.[1];
  return percent === undefined ? undefined : Number(percent);
}

export function markOfPercent(percent: number): string | undefined {
  return percent === 100 ? undefined : `${percent}%`;
}
