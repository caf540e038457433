import { kahootHeader } from './formats/kahoot/kahoot-table.ts';
import { type ColumnNames, columnNamed, meaningOf, REASON_COLUMN } from './import-csv-names.ts';
import { csvRecordAt, csvSampleOf } from './import-csv-sample.ts';

/** A question that was rejected, with all that was said of it. */
export interface RejectedQuestion {
  readonly lineNumber: number;
  /** As it stands in the file. */
  readonly raw: string;
  /** Each in words, with line and column. */
  readonly reasons: readonly string[];
}

interface Rejected {
  /** The format of the file that they stand in, as an import names it. */
  readonly format: string;
  /** What the file says. */
  readonly text: string;
  /** What was said of its headers. */
  readonly columns: ColumnNames;
  readonly questions: readonly RejectedQuestion[];
}

export interface RejectedFile {
  /** The ending of its name. */
  readonly ending: 'csv' | 'json' | 'gift' | 'xml' | 'txt';
  readonly text: string;
}

/** The rejected questions of a file as a file of their own that imports again as it is, each beside why it was rejected. */
export function rejectedFile(rejected: Rejected): RejectedFile {
  switch (rejected.format) {
    case 'json':
    case 'opentdb':
      return { ending: 'json', text: jsonOf(rejected) };
    case 'gift':
      return { ending: 'gift', text: giftOf(rejected) };
    case 'moodle-xml':
      return { ending: 'xml', text: xmlOf(rejected) };
    case 'aiken':
      return { ending: 'txt', text: rejected.questions.map(({ raw }) => `${raw}\n`).join('\n') };
    case 'kahoot':
      return { ending: 'csv', text: rejected.text.startsWith('PK') ? workbookOf(rejected) : csvOf(rejected) };
    default:
      return { ending: 'csv', text: csvOf(rejected) };
  }
}

const COMMON_SEPARATORS = [',', ';', '\t'];

/** The same columns behind one that no import reads. */
function csvOf({ text, columns, questions }: Rejected): string {
  const { delimiter, header } = csvSampleOf(text, columns);
  const cell = (written: string) => quoted(written, delimiter);
  const wasMended = columnNamed(header[0] ?? '') === 'ignore';
  const names = (wasMended ? header.slice(1) : header).map((name) => nameOf(name, columns));
  const lines = [
    ...(COMMON_SEPARATORS.includes(delimiter) ? [] : [`sep=${delimiter}`]),
    [REASON_COLUMN, ...names].map(cell).join(delimiter),
    ...questions.map(({ raw, reasons }) => {
      const own = wasMended ? raw.slice(csvRecordAt(raw, 0, delimiter).afterFirst) : `${delimiter}${raw}`;
      return `${cell(reasons.join('\n'))}${own}`;
    }),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

/** The rows of a workbook, whose cells stand between tabs, in the columns of its template. */
function workbookOf({ questions }: Rejected): string {
  const rows = questions.map(({ raw, reasons }) => [reasons.join('\n'), ...raw.split('\t')]);
  return [[REASON_COLUMN, ...kahootHeader], ...rows]
    .map((cells) => `${cells.map((cell) => quoted(cell, ',')).join(',')}\r\n`)
    .join('');
}

/** What was said of a header stands in its place: nobody has to say it again. */
function nameOf(header: string, columns: ColumnNames): string {
  const meaning = columns.size === 0 ? undefined : meaningOf(header, columns);
  return meaning === undefined || meaning === columnNamed(header) ? header : meaning;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What is no object cannot say why; everything else says it first. */
function jsonOf({ questions }: Rejected): string {
  const items = questions.map(({ raw, reasons }) => {
    const inside = /^\{\s*/.exec(raw)?.[0];
    if (inside === undefined) return raw;
    const own = withoutReason(raw.slice(inside.length));
    const comma = own.startsWith('}') ? '' : ', ';
    return `{ ${JSON.stringify(REASON_COLUMN)}: ${JSON.stringify(reasons)}${comma}${own}`;
  });
  return `[\n${items.join(',\n')}\n]\n`;
}

const REASONS_BEFORE = new RegExp(
  `^"${REASON_COLUMN}"\\s*:\\s*\\[(?:[^"\\]]|"(?:[^"\\\\]|\\\\.)*")*\\]\\s*,?\\s*`,
);

function withoutReason(inside: string): string {
  return inside.replace(REASONS_BEFORE, '');
}

/** Comments say why, and each question stays in its category. */
function giftOf({ text, questions }: Rejected): string {
  const categories = text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const said = line.trim();
    return said.startsWith('$CATEGORY:') ? [{ at: index + 1, said }] : [];
  });
  const placed = questions.map((question) => ({ ...question, at: question.lineNumber }));
  return inCategories(placed, categories, ({ raw, reasons }) => {
    const why = reasons.map((reason) => `// ${REASON_COLUMN}: ${reason.replaceAll(/\s+/g, ' ')}\n`);
    return `${why.join('')}${raw.replaceAll(REASONS_IN_GIFT, '')}\n\n`;
  });
}

const REASONS_IN_GIFT = new RegExp(`^// ${REASON_COLUMN}: .*\\n`, 'gm');

const CATEGORY_IN_XML =
  /<question\b[^<>]{0,200}\btype\s?=\s?["']category["'][^<>]{0,200}>[\s\S]{0,5000}?<\/question\s*>/g;

function xmlOf({ text, questions }: Rejected): string {
  const categories = [...text.matchAll(CATEGORY_IN_XML)].map(({ 0: said, index }) => ({ at: index, said }));
  let from = 0;
  const placed = questions.map((question) => {
    const at = text.indexOf(question.raw, from);
    from = Math.max(at, from);
    return { ...question, at: from };
  });
  const inside = inCategories(placed, categories, ({ raw, reasons }) => {
    // A comment holds no two hyphens.
    const why = reasons.join('; ').replaceAll(/-(?=-)|-$/g, '- ');
    return `<!-- ${REASON_COLUMN}: ${why} -->\n${raw}\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inside}</quiz>\n`;
}

interface Category {
  /** Where it is named. */
  readonly at: number;
  readonly said: string;
}

/** Questions one after the other, each below the category that it stands in, which is named where it changes. */
function inCategories(
  questions: readonly (RejectedQuestion & { readonly at: number })[],
  categories: readonly Category[],
  write: (question: RejectedQuestion) => string,
): string {
  let next = 0;
  let current: string | undefined;
  return questions
    .map((question) => {
      const before = current;
      for (; (categories[next]?.at ?? Number.POSITIVE_INFINITY) < question.at; next += 1) {
        current = categories[next]?.said;
      }
      return `${current === before ? '' : `${current}\n\n`}${write(question)}`;
    })
    .join('');
}
