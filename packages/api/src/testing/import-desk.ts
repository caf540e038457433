import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { openBlobs } from '../platform/blobs.ts';
import { openDatabase } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { storeUpload } from '../platform/uploads.ts';
import type { ImportCountsView, ImportRowsView, ImportView } from '../quizzes/bank-views.ts';
import { getImport, listImportRows } from '../quizzes/import/read-imports.ts';
import { runningImports } from '../quizzes/import/running-imports.ts';
import { type ImportQuestions, startImport } from '../quizzes/import/start-import.ts';
import { addLearner, NOW } from './builders.ts';
import { createTestDatabase } from './test-database.ts';

export type EndedImport = ImportView & { readonly rows: ImportRowsView['items'] };
type ImportSettings = Partial<Omit<ImportQuestions, 'uploadId'>>;

export interface ImportDesk {
  readonly db: Knex;
  readonly userId: string;
  /** Imports a file to its end, into an exam that is made if there is none. */
  readonly importFile: (content: string | Uint8Array, settings: ImportSettings) => Promise<EndedImport>;
  /** Whoever may change the schema; to be destroyed. */
  readonly owner: () => Knex;
  readonly close: () => Promise<void>;
}

/** A database of its own and an administrator who brings files in. */
export async function openImportDesk(): Promise<ImportDesk> {
  const database = await createTestDatabase();
  const db = openDatabase({ url: database.appUrl, poolSize: 8 });
  const userId = await addLearner(db, { role: 'admin' });
  const blobs = openBlobs(join(tmpdir(), 'studyhall-no-blobs'));
  const importFile = async (content: string | Uint8Array, settings: ImportSettings) => {
    const uploadId = await uploadOf(db, userId, content);
    const command = {
      uploadId,
      examCode: `exam-${newId()}`.slice(0, 40),
      examTitle: 'An exam',
      format: 'auto',
      isDryRun: false,
      createsDomains: true,
      publishes: true,
      ...settings,
    } as const;
    const { importId } = await startImport(db, { userId, listOf: null, command, blobs, now: NOW });
    await runningImports.whenIdle();
    const view = await getImport(db, { userId, listOf: null, importId });
    const { items: rows } = await listImportRows(db, { userId, listOf: null, importId, limit: 100 });
    return { ...view, rows };
  };
  const close = async () => {
    await db.destroy();
    await database.drop();
  };
  const owner = () => openDatabase({ url: database.url, poolSize: 1 });
  return { db, userId, importFile, owner, close };
}

async function uploadOf(db: Knex, userId: string, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const pieces = async function* () {
    yield bytes;
  };
  const stored = { userId, fileName: 'bank', content: pieces(), maxBytes: 1e8, now: NOW };
  return (await storeUpload(db, stored)).uploadId;
}

/** Counts of an import by what is not 0. */
export function countsOf({ counts }: EndedImport): Partial<ImportCountsView> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
