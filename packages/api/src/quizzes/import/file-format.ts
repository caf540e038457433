import { DomainError } from '@studyhall/domain/errors';
import { foreignFormats } from '@studyhall/domain/quizzes/formats/question-writers';
import { MOST_ROWS_TO_HEADER, SEPARATOR_LINE } from '@studyhall/domain/quizzes/import-csv-head';

export const importFormats = ['csv', 'json', 'opentdb', ...foreignFormats] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Names that say what a file is, whatever it begins with. */
const BY_NAME: Readonly<Record<string, ImportFormat>> = { gift: 'gift', aiken: 'aiken' };

function firstLineOf(head: string): string {
  return head.trimStart().split(/[\r\n]/, 1)[0] ?? '';
}

/** The format of a file by its name, or by what it begins with. Errors: `file-format-unknown`. */
export function formatOf(head: string, fileName: string): ImportFormat {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  const named = BY_NAME[ending];
  if (named !== undefined) return named;
  const start = head.trimStart();
  if (start.startsWith('<')) return 'moodle-xml';
  if (start.startsWith('{') || (start.startsWith('[') && !GIFT_FORMAT.test(start)))
    return /"correct_answer"\s*:/.test(head) ? 'opentdb' : 'json';
  const line = firstLineOf(head);
  if (line.includes('\0')) throw new DomainError('file-format-unknown');
  if (isKahootHeader(head)) return 'kahoot';
  if (SEPARATOR_LINE.test(line)) return 'csv';
  const isTable = head.split(/[\r\n]+/, MOST_ROWS_TO_HEADER + 1).some(isCsvHeader);
  if (!isTable) {
    if (ANSWER_LINE.test(head)) return 'aiken';
    if (GIFT_SIGNS.test(head)) return 'gift';
  }
  if (!isTable && !/[,;\t]/.test(line)) throw new DomainError('file-format-unknown');
  return 'csv';
}

const GIFT_FORMAT = /^\[(?:html|moodle|plain|markdown)\]/;
const ANSWER_LINE = /^ANSWER:[ \t]*[A-Z][ \t]*$/m;
/** A category, a name or a comment at the start of a line, or answers between braces. */
const GIFT_SIGNS = /^(?:\$CATEGORY:|::|\/\/)|\{\s*(?:[=~#]|T|F)/m;

function isCsvHeader(line: string): boolean {
  return (
    /[,;\t]/.test(line) &&
    /question|text|frage/i.test(line) &&
    /option|answer|choice|antwort|accepted/i.test(line)
  );
}

function isKahootHeader(head: string): boolean {
  return /time limit/i.test(head) && /answer 1/i.test(head) && /correct answer/i.test(head);
}

/** What parts the cells of Kahoot's table: its header has commas of its own, so the mark of its first line that has most. */
export function delimiterOf(head: string): string {
  const header = head.split(/[\r\n]+/, 60).find((line) => /answer 1/i.test(line)) ?? '';
  const counts = [';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.find(({ count }) => count > MIN_COLUMNS)?.mark ?? ',';
}

const MIN_COLUMNS = 4;
