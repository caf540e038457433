import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { importRows } from '../imports/rows.ts';

interface RejectsOptions {
  readonly importId: string;
  readonly file: string;
}

/** Writes a line for each reason for which a row was rejected; answers how many. */
export async function writeRejects(api: Api, { importId, file }: RejectsOptions): Promise<number> {
  let count = 0;
  const lines = async function* () {
    yield stringify([['line', 'column', 'reason', 'raw']]);
    for await (const row of importRows(api, importId)) {
      if (row.outcome !== 'rejected') continue;
      count += 1;
      yield stringify([[row.lineNumber, row.columnName, row.message, row.raw]]);
    }
  };
  try {
    await pipeline(lines, createWriteStream(file));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Failure(`the import is done, but its rejected rows cannot be written to ${file}`, {
      hint: `See them: studyhall imports rows ${importId} --outcome rejected`,
      cause: error,
    });
  }
  return count;
}
