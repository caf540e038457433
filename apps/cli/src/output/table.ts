import Table from 'cli-table3';
import { cleanLine, cleanText } from './clean.ts';
import type { Heading, Listing, Section, ShownRecord, Value } from './result.ts';
import type { Colors } from './terminal.ts';
import { wrap } from './wrap.ts';

export interface TableStyle {
  readonly width: number;
  readonly colors: Colors;
  /** What times are shown in; the machine's own when absent. */
  readonly timeZone?: string;
}

const GAP = 2;
const FLEXIBLE_MIN = 24;
/** When nothing else can be left out. */
const FLEXIBLE_MIN_ALONE = 8;

/** Columns two spaces apart and no lines, so that a mouse selects what it means to; nothing at all for no rows. */
export function renderTable({ headings, rows }: Listing, style: TableStyle): string {
  if (rows.length === 0) return '';
  const columns = headings.flatMap((heading, index) => {
    if (heading.isDetail) return [];
    const values = rows.map((row) => row.shown[index]);
    return {
      heading,
      isNumber: values.some(isNumeric),
      cells: values.map((value) => displayText(value, style)),
    };
  });
  const { shown, flexibleWidth } = fit(columns, style.width);
  const table = plainTable({
    aligns: shown.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
    widths: shown.map(({ heading }) => (heading.isFlexible ? flexibleWidth : null)),
  });
  table.push(shown.map(({ heading }) => style.colors.dim(heading.title.toUpperCase())));
  for (const index of rows.keys()) table.push(shown.map(({ cells }) => cells[index] ?? ''));
  return `${linesOf(table).join('\n')}\n`;
}

/** Names and values of one thing, one below the other, and its sections. */
export function renderRecord({ headings, row, sections }: ShownRecord, style: TableStyle): string {
  const table = plainTable({ aligns: ['left', 'left'], widths: [null, null] });
  for (const [index, heading] of headings.entries()) {
    if (heading.isDetail) continue;
    table.push([style.colors.dim(capitalised(heading)), displayText(row.shown[index], style)]);
  }
  const texts = sections.map((section) => renderSection(section, style));
  return `${linesOf(table).join('\n')}\n${texts.join('')}`;
}

function renderSection({ title, paragraphs }: Section, { colors, width }: TableStyle): string {
  const texts = paragraphs.map(({ text, label = '' }) => wrap(cleanText(text), { width, label }));
  return `\n${colors.bold(title)}\n${texts.join('\n')}\n`;
}

function capitalised({ title }: Heading): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

interface TableColumn {
  readonly heading: Heading;
  readonly isNumber: boolean;
  readonly cells: readonly string[];
}

interface Fitting {
  readonly shown: readonly TableColumn[];
  /** For the column that gives way; null lets it have what it wants. */
  readonly flexibleWidth: number | null;
}

/** First the flexible column gives way; if that is not enough, columns are left out from the right. */
function fit(columns: readonly TableColumn[], width: number): Fitting {
  const excess = naturalWidth(columns) - width;
  if (excess <= 0) return { shown: columns, flexibleWidth: null };
  const wanted = naturalWidth(columns.filter(({ heading }) => heading.isFlexible));
  const left = wanted - excess;
  const expendable = columns.findLastIndex(({ heading }, index) => index > 0 && !heading.isFlexible);
  if (left >= (expendable < 0 ? FLEXIBLE_MIN_ALONE : FLEXIBLE_MIN))
    return { shown: columns, flexibleWidth: left + GAP };
  if (columns.length === 1) return { shown: columns, flexibleWidth: null };
  return fit(columns.toSpliced(expendable < 0 ? columns.length - 1 : expendable, 1), width);
}

/** cli-table3 knows how wide characters are; a line of spaces that it pads tells us. */
function naturalWidth(columns: readonly TableColumn[]): number {
  const table = plainTable({ aligns: columns.map(() => 'left'), widths: columns.map(() => null) });
  const height = columns[0]?.cells.length ?? 0;
  table.push(columns.map(() => ''));
  table.push(columns.map(({ heading }) => heading.title));
  for (let index = 0; index < height; index += 1) table.push(columns.map(({ cells }) => cells[index] ?? ''));
  const [padded = ''] = table.toString().split('\n');
  return Math.max(0, padded.length - GAP);
}

interface Layout {
  readonly aligns: ('left' | 'right')[];
  readonly widths: (number | null)[];
}

function plainTable({ aligns, widths }: Layout): Table.Table {
  const edges = [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
  ];
  const lines = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
  return new Table({
    chars: Object.fromEntries([...edges, ...lines].map((name) => [name, ''])),
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [] },
    colAligns: aligns,
    colWidths: widths,
  });
}

function linesOf(table: Table.Table): string[] {
  return table
    .toString()
    .split('\n')
    .map((line) => line.replace(/\p{Surrogate}/gu, ' ').trimEnd());
}

function isNumeric(value: Value): boolean {
  return typeof value === 'number';
}

/** A value as people read it, on one line. */
function displayText(value: Value, { timeZone }: TableStyle): string {
  if (value === null || value === undefined || value === '') return '–';
  if (value instanceof Date) return localTime(value, timeZone);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en');
  return cleanLine(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A time as people read it, in the time zone of the machine unless another is named. */
export function localTime(date: Date, timeZone?: string): string {
  const format = new Intl.DateTimeFormat('sv', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return format.format(date);
}
