import Table from 'cli-table3';
import { cleanLine, cleanText } from './clean.ts';
import type { Heading, Listing, ShownRecord, Value } from './result.ts';
import type { Colors } from './terminal.ts';

export interface TableStyle {
  readonly width: number;
  readonly colors: Colors;
  /** What times are shown in; the machine's own when absent. */
  readonly timeZone?: string;
}

const GAP = 2;
const FLEXIBLE_MIN = 12;

/** Columns two spaces apart and no lines, so that a mouse selects what it means to; nothing at all for no rows. */
export function renderTable({ headings, rows }: Listing, style: TableStyle): string {
  if (rows.length === 0) return '';
  const places = headings.map((_, index) => index).filter((index) => headings[index]?.isDetail === false);
  const titles = places.map((index) => headings[index]?.title.toUpperCase() ?? '');
  const isNumber = places.map((index) => rows.some((row) => typeof row.shown[index] === 'number'));
  const cells = rows.map((row) => places.map((index) => displayText(row.shown[index], style)));
  const flexible = places.findIndex((index) => headings[index]?.isFlexible);
  const flexibleWidth = fit([titles, ...cells], { flexible, width: style.width });

  const table = plainTable({
    aligns: isNumber.map((is) => (is ? 'right' : 'left')),
    widths: titles.map((_, index) => (index === flexible ? flexibleWidth : null)),
  });
  table.push(titles.map(style.colors.dim), ...cells);
  return `${linesOf(table).join('\n')}\n`;
}

/** Names and values of one thing, one below the other, and its sections. */
export function renderRecord({ headings, row, sections }: ShownRecord, style: TableStyle): string {
  const table = plainTable({ aligns: ['left', 'left'], widths: [null, null] });
  for (const [index, heading] of headings.entries()) {
    if (heading.isDetail) continue;
    table.push([style.colors.dim(capitalised(heading)), displayText(row.shown[index], style)]);
  }
  const texts = sections.map(({ title, text }) => `\n${style.colors.bold(title)}\n${cleanText(text)}\n`);
  return `${linesOf(table).join('\n')}\n${texts.join('')}`;
}

function capitalised({ title }: Heading): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The width for the column that gives way; null lets it have what it wants. */
function fit(
  lines: readonly string[][],
  { flexible, width }: { readonly flexible: number; readonly width: number },
): number | null {
  if (flexible < 0) return null;
  const excess = naturalWidth(lines) - width;
  if (excess <= 0) return null;
  const wanted = naturalWidth(lines.map((line) => line.slice(flexible, flexible + 1)));
  return Math.max(FLEXIBLE_MIN, wanted + GAP - excess);
}

/** cli-table3 knows how wide characters are; a line of dots that it pads tells us. */
function naturalWidth(lines: readonly string[][]): number {
  const [first = []] = lines;
  const table = plainTable({ aligns: first.map(() => 'left'), widths: first.map(() => null) });
  table.push(
    first.map(() => ''),
    ...lines,
  );
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

/** A value as people read it, on one line. */
function displayText(value: Value, { timeZone }: TableStyle): string {
  if (value === null || value === undefined || value === '') return '–';
  if (value instanceof Date) return localTime(value, timeZone);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en');
  return cleanLine(typeof value === 'string' ? value : JSON.stringify(value));
}

function localTime(date: Date, timeZone: string | undefined): string {
  const format = new Intl.DateTimeFormat('sv', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return format.format(date);
}
