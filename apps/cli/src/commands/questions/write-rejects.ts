import { readFile, writeFile } from 'node:fs/promises';
import { roleOf } from '@studyhall/domain/quizzes/formats/archive-names';
import { encodingOf } from '@studyhall/domain/quizzes/formats/text-encoding';
import { namesOf } from '@studyhall/domain/quizzes/import-csv-names';
import { problemIn } from '@studyhall/domain/quizzes/import-reasons';
import { rejectedFile } from '@studyhall/domain/quizzes/rejected-file';
import { groupRejected } from '@studyhall/domain/quizzes/rejected-rows';
import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { importRows } from '../imports/rows.ts';

interface RejectsOptions {
  readonly importId: string;
  /** What the imported file turned out to be. */
  readonly format: string;
  readonly file: string;
  readonly columns: Readonly<Record<string, string>> | undefined;
  /** Where they go; beside the file where nothing is said. */
  readonly rejectsFile: string | undefined;
}

/** Writes the questions that were rejected as a file that imports again once it is mended; answers its name. */
export async function writeRejects(api: Api, options: RejectsOptions): Promise<string> {
  const { importId, format, file, columns = {}, rejectsFile } = options;
  const rows = [];
  for await (const row of importRows(api, importId)) rows.push(row);
  const questions = groupRejected(rows, (row) => problemIn('en', row));
  try {
    const text = textOf(await readTable(file), format);
    const rejected = rejectedFile({ format, text, columns: namesOf(columns), questions });
    const name = rejectsFile ?? `${file}.rejected.${rejected.ending}`;
    await writeFile(name, rejected.text);
    return name;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Failure(`the import is done, but its rejected rows cannot be written: ${error.message}`, {
      hint: `See them: studyhall imports rows ${importId} --outcome rejected`,
      cause: error,
    });
  }
}

/** A workbook is no text: of it the rows are told that the server saw. */
function textOf(bytes: Buffer, format: string): string {
  if (format === 'kahoot') return bytes.toString('latin1');
  return new TextDecoder(encodingOf(bytes) ?? 'utf-8').decode(bytes);
}

/** The file itself; of an archive the file of questions that lies in it beside its pictures. */
async function readTable(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  if (!file.toLowerCase().endsWith('.zip')) return bytes;
  const { unzipSync } = await import('fflate');
  const [table] = Object.values(unzipSync(bytes, { filter: ({ name }) => roleOf(name) === 'table' }));
  return Buffer.from(table ?? bytes);
}
