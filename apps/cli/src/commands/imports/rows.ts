import { reasonIn } from '@studyhall/domain/quizzes/import-reasons';
import * as z from 'zod';
import type { Api, Outputs } from '../../connection/api.ts';
import { everyItem } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

export const RowOutcome = z.enum(['rejected', 'duplicate', 'possible-duplicate', 'note']);
export type RowOutcome = z.output<typeof RowOutcome>;
type Row = Outputs['quizzes']['listImportRows']['items'][number];

const columns: readonly Column<Row>[] = [
  { name: 'row', value: (row) => row.rowNumber },
  { name: 'line', value: (row) => row.lineNumber },
  { name: 'column', value: (row) => row.columnName },
  { name: 'outcome', value: (row) => row.outcome },
  { name: 'reason', value: (row) => reasonIn('en', row.message), isFlexible: true },
  { name: 'code', value: (row) => row.code, isDetail: true },
  { name: 'parameters', value: (row) => row.parameters, isDetail: true },
  { name: 'raw', value: (row) => row.raw, isDetail: true },
];

interface RowsOptions {
  readonly id: string;
  readonly outcome?: RowOutcome | undefined;
  readonly limit: number;
}

export async function listRows(api: Api, { id, outcome, limit }: RowsOptions): Promise<Listing> {
  const items: Row[] = [];
  let note: string | undefined;
  for await (const row of importRows(api, id)) {
    if (outcome !== undefined && row.outcome !== outcome) continue;
    if (items.length === limit) {
      note = `The first ${limit}; for more: --limit ${limit * 10}`;
      break;
    }
    items.push(row);
  }
  return listing({ columns, items, note: items.length === 0 ? 'There are none' : note });
}

/** Everything that an import reported, in the order of the file. */
export function importRows(api: Api, importId: string): AsyncGenerator<Row> {
  return everyItem((page) => api.quizzes.listImportRows.query({ importId, ...page }));
}
