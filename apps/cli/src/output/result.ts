/** What a cell may hold. Objects and arrays go out as JSON where the format has no better. */
export type Value = string | number | boolean | object | null | undefined;

/** One column of a listing or record: how it is called, where its value is, and how it stands in a table. */
export interface Column<Item> {
  /** The name in --json, --csv and the header of a pipe. */
  readonly name: string;
  readonly value: (item: Item) => Value;
  /** The heading in a table; the name in words when absent. */
  readonly title?: string;
  /** What people see instead of the value, e.g. a name where there is no id. */
  readonly shown?: (item: Item) => Value;
  /** Left out of the table, where there is no room for everything. */
  readonly isDetail?: boolean;
  /** Gives way when the terminal is narrow. */
  readonly isFlexible?: boolean;
}

export interface Heading {
  readonly name: string;
  readonly title: string;
  readonly isDetail: boolean;
  readonly isFlexible: boolean;
}

interface Cells {
  readonly values: readonly Value[];
  readonly shown: readonly Value[];
}

export interface Listing {
  readonly kind: 'listing';
  readonly headings: readonly Heading[];
  readonly rows: readonly Cells[];
  /** Said on stderr beside the rows, e.g. that there are more. */
  readonly note: string | undefined;
  /** There is something to show, and it is bad: said on stderr after it, and the command failed. */
  readonly failure: string | undefined;
}

/** A titled text below the fields of a record. Only people see it: programs have the columns. */
export interface Section {
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

interface Paragraph {
  readonly text: string;
  /** Stands in front, with the lines of the text below each other. */
  readonly label?: string;
}

export interface ShownRecord {
  readonly kind: 'record';
  readonly headings: readonly Heading[];
  readonly row: Cells;
  readonly sections: readonly Section[];
  readonly note: string | undefined;
  /** There is something to show, and still the command failed: said on stderr after it. */
  readonly failure: string | undefined;
}

/** A document that may be longer than memory: it goes to stdout, or to the file. */
export interface Document {
  readonly kind: 'document';
  readonly chunks: AsyncIterable<string | Uint8Array>;
  readonly file: string | undefined;
  /** What to say at the end, if anything. */
  readonly done: () => string | undefined;
}

/** Nothing for a program to read: one line for people. */
export interface Done {
  readonly kind: 'done';
  readonly message: string;
}

/** What a command answers with; main prints it. */
export type Result = Listing | ShownRecord | Document | Done;

interface ListingParts<Item> {
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly note?: string | undefined;
  readonly failure?: string | undefined;
}

export function listing<Item>({ columns, items, note, failure }: ListingParts<Item>): Listing {
  return {
    kind: 'listing',
    headings: columns.map(headingOf),
    rows: items.map((item) => cellsOf(columns, item)),
    note,
    failure,
  };
}

interface RecordParts<Item> {
  readonly columns: readonly Column<Item>[];
  readonly item: Item;
  readonly sections?: readonly Section[];
  readonly note?: string | undefined;
  readonly failure?: string | undefined;
}

export function record<Item>({
  columns,
  item,
  sections = [],
  note,
  failure,
}: RecordParts<Item>): ShownRecord {
  return {
    kind: 'record',
    headings: columns.map(headingOf),
    row: cellsOf(columns, item),
    sections,
    note,
    failure,
  };
}

export function done(message: string): Done {
  return { kind: 'done', message };
}

function cellsOf<Item>(columns: readonly Column<Item>[], item: Item): Cells {
  return {
    values: columns.map((column) => column.value(item)),
    shown: columns.map((column) => (column.shown ?? column.value)(item)),
  };
}

function headingOf<Item>(column: Column<Item>): Heading {
  const { name, title = inWords(name), isDetail = false, isFlexible = false } = column;
  return { name, title, isDetail, isFlexible };
}

/** "lastLoginAt" is "last login" to people. */
function inWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.replace(/^is | at$/g, '');
}
