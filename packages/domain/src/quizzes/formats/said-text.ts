import type { ImportProblem } from '../import-draft.ts';
import { plainToMarkdown } from '../import-markdown.ts';
import type { TextFormat } from '../question-draft.ts';
import type { ForeignReading } from './question-file.ts';

/** How another program says that a text is to be read; null where it does not say. */
export type SaidFormat = TextFormat | 'html' | null;

export interface SaidText {
  readonly text: string;
  readonly format: SaidFormat;
  /** Under which name its problems are told. */
  readonly column: string;
}

/** What tells HTML from a text that speaks of "<" or of tags. */
const HTML_TAG = /<\/?(?:p|br|b|i|em|strong|span|div|ul|ol|li|sup|sub|table|img|a)(?:\s[^<>]{0,200})?\/?>/i;

/**
 * The texts of one question in the one format that it has here. Where they have several, or HTML, all become Markdown that
 * shows the same.
 */
export class SaidTexts {
  readonly textFormat: TextFormat | null;
  readonly problems: ImportProblem[] = [];
  readonly notes: ImportProblem[] = [];
  readonly #reading: ForeignReading;

  constructor(texts: readonly SaidText[], reading: ForeignReading) {
    const formats = new Set(texts.flatMap(({ text, format }) => (text === '' ? [] : [format])));
    const [only = null] = formats;
    this.textFormat = formats.size > 1 || only === 'html' ? 'markdown' : only;
    this.#reading = reading;
  }

  /** The text as it is shown here; what is wrong with it is among the problems afterwards. */
  shown({ text, format, column }: SaidText): string {
    if (text === '') return '';
    if (format === 'html') return this.#ofHtml(text, column);
    if (format === null && this.textFormat === null && HTML_TAG.test(text)) {
      this.notes.push({ column, message: 'holds HTML that is shown as it is written: say [html] before it' });
    }
    return format !== 'markdown' && this.textFormat === 'markdown' ? plainToMarkdown(text) : text;
  }

  #ofHtml(html: string, column: string): string {
    const read = this.#reading.readHtml?.(html) ?? { problem: 'is HTML, which cannot be read here' };
    if (read.problem !== undefined) {
      this.problems.push({ column, message: read.problem });
      return '';
    }
    for (const message of read.notes) this.notes.push({ column, message });
    return read.markdown;
  }
}
