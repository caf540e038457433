import type { ImportProblem } from '../../import-draft.ts';
import type { SaidFormat, SaidText } from '../said-text.ts';
import type { GiftBlock } from './gift-blocks.ts';
import { meantText } from './gift-text.ts';

/** Ends the reading of one question. */
export class GiftProblem extends Error {
  readonly problem: ImportProblem;

  constructor(column: string, message: string) {
    super(message);
    this.problem = { column, message };
  }
}

/** The name of a place in the file: "answer 2 in line 14, column 3". */
export function columnAt({ lineNumber, text }: GiftBlock, at: number, part = 'brace'): string {
  let line = lineNumber;
  let start = 0;
  for (let feed = text.indexOf('\n'); feed !== -1 && feed < at; feed = text.indexOf('\n', feed + 1)) {
    line += 1;
    start = feed + 1;
  }
  return `${part} in line ${line}, column ${at - start + 1}`;
}

/** "moodle" is HTML in which lines end where they do. */
const FORMAT = /^\[(html|moodle|plain|markdown)\]/;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly column: string;
  /** Of the question, where the text does not say another. */
  readonly format?: SaidFormat;
}

/** The text between two places, with the format that it names. */
export function saidText({ text }: GiftBlock, { start, end, column, format = null }: Place): SaidText {
  const written = text.slice(start, end).trim();
  const said = FORMAT.exec(written);
  if (said === null) return { text: meantText(written), format, column };
  const meant = meantText(written.slice(said[0].length));
  if (said[1] === 'moodle') return { text: meant.replaceAll('\n', '<br>\n'), format: 'html', column };
  return { text: meant, format: said[1] as 'html' | 'plain' | 'markdown', column };
}
