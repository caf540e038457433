import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate, openDatabase, storeUpload } from '@studyhall/api/server';
import { type ApiClient, createApiClient } from '@studyhall/client';
import type { Knex } from 'knex';
import { type Cost, costOf, dividedBy, elapsedOf, ratioOf } from './cost.ts';
import { questionFile } from './question-file.ts';
import type { Section } from './report.ts';
import { type Bench, startServer } from './scene.ts';
import { addAdministrator, SESSION_SECRET } from './seed.ts';

const BANK = ['quizzes.questions', 'quizzes.question_versions'] as const;

/**
 * A file imported by the server, and the rows that came of it loaded by a bare COPY: into the same tables, with their
 * keys, checks and indexes, and into tables that have none. COPY reads files beside the database, so no client works.
 */
export async function compareImport({ cluster, size, ends }: Bench): Promise<Section> {
  const url = await cluster.createDatabase('import');
  await migrate(url);
  const db = openDatabase({ url, poolSize: 2 });
  ends.push(() => db.destroy());
  const userId = await addAdministrator(db);
  const content = Readable.from([questionFile(size.importRows)]);
  const upload = { userId, fileName: 'bank.csv', content, maxBytes: Infinity, now: new Date() };
  const { uploadId } = await storeUpload(db, upload);
  const server = await startServer(url, ends);
  const client = createApiClient({ url: server.origin, token: () => `${userId}.${SESSION_SECRET}` });

  const { postgresPid } = cluster;
  const product: Cost[] = [];
  const bank: Cost[] = [];
  const plain: Cost[] = [];
  const perThousand = async (programPid: number | undefined, work: () => Promise<void>): Promise<Cost> => {
    await db.raw('checkpoint');
    return dividedBy(await costOf({ programPid, postgresPid }, work), size.importRows / 1000);
  };
  // The first import warms up, and leaves the rows that COPY loads.
  await emptyBank(db);
  await importUpload(client, uploadId);
  await saveBank(db);
  for (let round = 1; round <= size.importRounds; round += 1) {
    process.stderr.write(`import ${round} of ${size.importRounds}\n`);
    await emptyBank(db);
    product.push(await perThousand(server.pid, () => importUpload(client, uploadId)));
    await emptyBank(db);
    bank.push(await perThousand(undefined, () => loadBank(db, BANK)));
    plain.push(await perThousand(undefined, () => loadBank(db, BANK.map(plainOf))));
    await db.raw(`truncate ${BANK.map(plainOf)}`);
  }

  const rows = size.importRows.toLocaleString('en');
  const line = (who: string, own: readonly Cost[]) => ({
    work: '1,000 questions',
    who,
    samples: own,
    base: bank,
  });
  return {
    goals: [
      {
        what: `import of ${rows} questions: speed beside COPY into the same tables`,
        measured: ratioOf(bank, product, elapsedOf),
        kind: 'at least',
        limit: 0.5,
      },
    ],
    lines: [
      line('COPY into the same tables', bank),
      line('COPY into tables without keys', plain),
      line('Studyhall', product),
    ],
  };
}

const POLL_MS = 25;

async function importUpload({ quizzes }: ApiClient, uploadId: string): Promise<void> {
  const exam = { examCode: 'imported', examTitle: 'Imported' };
  const { importId } = await quizzes.importQuestions.mutate({ ...exam, uploadId, format: 'csv' });
  let state = 'running';
  while (state === 'running') {
    await pause(POLL_MS);
    ({ state } = await quizzes.getImport.query({ importId }));
  }
  if (state !== 'done') throw new Error('The import has failed');
}

const plainOf = (table: string): string => table.replace('quizzes.', 'bench.');

async function emptyBank(db: Knex): Promise<void> {
  await db.raw(`truncate ${BANK} cascade`);
}

/** Where the database may write: its own folder. */
async function fileOf(db: Knex, table: string): Promise<string> {
  const { rows } = await db.raw<{ rows: { folder: string }[] }>(
    `select current_setting('data_directory') as folder`,
  );
  return `'${rows[0]?.folder}/${table.replace(/^\w+\./, '')}.copy'`;
}

async function saveBank(db: Knex): Promise<void> {
  await db.raw('create schema bench');
  for (const table of BANK) {
    await db.raw(`copy ${table} to ${await fileOf(db, table)}`);
    await db.raw(`create table ${plainOf(table)} (like ${table} including generated)`);
  }
}

async function loadBank(db: Knex, tables: readonly string[]): Promise<void> {
  await db.transaction(async (trx) => {
    for (const table of tables) await trx.raw(`copy ${table} from ${await fileOf(trx, table)}`);
  });
}
