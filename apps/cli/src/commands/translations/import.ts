import { readFile, writeFile } from 'node:fs/promises';
import { isTextLanguage } from '@studyhall/domain/text-language';
import { TextKind } from '@studyhall/domain/translated-texts';
import { stringify } from 'csv-stringify/sync';
import type { Api, Outputs } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { guarded, tableColumns, unguarded } from './table.ts';

export interface ImportOptions {
  readonly file: string;
  /** Where the header does not name it. */
  readonly language: string | undefined;
  readonly isDryRun: boolean;
  readonly rejectsFile: string;
  readonly say: (line: string) => void;
}

type Outcome = Outputs['quizzes']['putTranslations']['items'][number];
type Item = Parameters<Api['quizzes']['putTranslations']['mutate']>[0]['items'][number];

interface Counted {
  readonly isDryRun: boolean;
  readonly saved: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Nothing is said of them. */
  readonly empty: number;
}

const columns: readonly Column<Counted>[] = [
  { name: 'isDryRun', title: 'dry run', value: ({ isDryRun }) => isDryRun },
  { name: 'saved', value: ({ saved }) => saved },
  { name: 'unchanged', value: ({ unchanged }) => unchanged },
  { name: 'rejected', value: ({ rejected }) => rejected },
  { name: 'empty', value: ({ empty }) => empty },
];

/** Takes a table as `export` writes it: each thing as a whole, what does not fit named and left out. */
export async function importTranslations(api: Api, options: ImportOptions): Promise<ShownRecord> {
  const { file, isDryRun, rejectsFile, say } = options;
  const { language, items, empty } = await readTable(await readText(file), options);
  const outcomes: Outcome[] = [];
  for (const batch of inBatches(items))
    outcomes.push(...(await api.quizzes.putTranslations.mutate({ language, items: batch, isDryRun })).items);
  if (isDryRun) say('A dry run: nothing was changed.');
  const rejects = outcomes.flatMap(({ kind, id, problems }) =>
    problems.map(({ field, message }) => [kind, id, field, message]),
  );
  if (rejects.length > 0) {
    const lines = [['kind', 'id', 'field', 'reason'], ...rejects];
    await writeFile(rejectsFile, stringify(lines.map((cells) => cells.map(guarded))));
    say(
      `${rejects.length} ${rejects.length === 1 ? 'reason' : 'reasons'} why something was not taken: ${rejectsFile}`,
    );
  }
  const count = (outcome: Outcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  const item = {
    isDryRun,
    saved: count('saved'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    empty,
  };
  return record({
    ...{ columns, item },
    failure: item.rejected > 0 ? `${item.rejected} of ${outcomes.length} were not taken` : undefined,
  });
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`cannot read ${file} (${error.code})`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(`${file} is no text in UTF-8`, { hint: 'Save it as "CSV UTF-8"' });
  }
}

async function readTable(text: string, { file, language: said }: ImportOptions) {
  const [header = [], ...rows] = await cellsOf(text, file);
  const names = header.map((cell) => cell.trim().toLowerCase());
  const [, inHeader] =
    /^translation@(.+)$/.exec(names.find((name) => name.startsWith('translation@')) ?? '') ?? [];
  const language =
    said ?? header.map((cell) => /@(.+)$/.exec(cell.trim())?.[1]).find((tag) => tag !== undefined);
  if (language === undefined || !isTextLanguage(language))
    throw new Failure(`${file} does not say its language`, { hint: 'Say it: --lang de' });
  if (said !== undefined && inHeader !== undefined && said.toLowerCase() !== inHeader)
    throw new Failure(`${file} is in ${inHeader}, not in ${said}`);
  const place = (name: string) => names.findIndex((one) => one === name || one.startsWith(`${name}@`));
  const missing = tableColumns.filter((name) => name !== 'state' && place(name) === -1);
  if (missing.length > 0) throw new Failure(`${file} has no column ${missing.join(', ')}`);
  const [kind, id, field, original, translation] = tableColumns.map(place) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const items = new Map<string, Item>();
  for (const [index, row] of rows.entries()) {
    const known = TextKind.safeParse(row[kind]);
    if (!known.success) throw new Failure(`row ${index + 2} of ${file} is of no kind: ${row[kind] ?? ''}`);
    const key = `${known.data} ${row[id]}`;
    const item = items.get(key) ?? { kind: known.data, id: row[id] ?? '', texts: [] };
    const [was = '', is = ''] = [row[original], row[translation]].map((cell) => unguarded(cell ?? ''));
    item.texts.push({ field: row[field] ?? '', original: was, text: is });
    items.set(key, item);
  }
  const filled = [...items.values()].filter(({ texts }) => texts.some(({ text: is }) => is.trim() !== ''));
  return { language, items: filled, empty: items.size - filled.length };
}

async function cellsOf(text: string, file: string): Promise<string[][]> {
  // Few commands read a table, and each would load it.
  const { parse } = await import('csv-parse/sync');
  const [firstLine = ''] = text.split('\n', 1);
  // Spreadsheets of some countries separate by semicolons.
  const delimiter = [',', ';', '\t'].find((mark) => firstLine.split(mark).length >= 5) ?? ',';
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new Failure(`${file} is no table: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A request has room for a hundred kilobytes. */
const MAX_BATCH_BYTES = 60_000;
const MAX_BATCH_ITEMS = 50;

function* inBatches(items: readonly Item[]): Generator<Item[]> {
  let batch: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    if (batch.length > 0 && (bytes + size > MAX_BATCH_BYTES || batch.length === MAX_BATCH_ITEMS)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(item);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
