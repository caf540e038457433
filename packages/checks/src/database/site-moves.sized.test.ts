import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecrets, installContent, openDatabase } from '@studyhall/api/server';
import { dataHashes, exportSiteFile, importSite } from '@studyhall/api/site';
import {
  addCatalogue,
  addCourse,
  addEndedGame,
  addExam,
  addLearner,
  addProducts,
  addRun,
  NOW,
  newSecretKey,
  sized,
  turtleLevel,
} from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type EmptyDatabase, openMigrated, servers } from './servers.ts';

/** From each server to each other one; where there is one only, back into that. The small size goes one way. */
const ways = servers
  .flatMap((from) => servers.map((to) => ({ from, to })))
  .filter(({ from, to }) => from !== to || servers.length === 1)
  .slice(0, sized({ small: 1, full: undefined }));

type Database = ReturnType<typeof openDatabase>;

/** All that comes with a release, or a row of each kind. */
const fill = sized({
  small: async (db: Database) => {
    await addCatalogue(db);
    await addProducts(db);
  },
  full: async (db: Database) => {
    await installContent(db, { secrets: createSecrets([newSecretKey()]), now: NOW });
  },
});

describe.each(ways)('a site that moves from $from.name to $to.name', ({ from, to }) => {
  let folder: string;
  let source: EmptyDatabase;
  let target: EmptyDatabase;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'studyhall-site-'));
    source = await openMigrated(from);
    const server = await to.start();
    target = await createEmptyDatabase(server.url);
    stop = server.stop;
    const db = openDatabase({ url: source.url });
    await fill(db);
    const userId = await addLearner(db, { firstName: 'Zoë "木"\t\\.' });
    const { code: examCode } = await addExam(db);
    await addEndedGame(db, { hostId: userId, examCode, players: [{ userId, nickname: 'Zoë' }] });
    const slug = await addCourse(db, ['sequence', 'repetition'].map(turtleLevel));
    await addRun(db, { userId, slug, passed: 2 });
    await db.destroy();
  });
  afterAll(async () => {
    await source.drop();
    await target.drop();
    await stop();
    await rm(folder, { recursive: true });
  });

  it('has the same hash of every domain there, and of every table', async () => {
    const file = join(folder, 'school.site');
    const blobsFolder = join(folder, 'blobs');
    await exportSiteFile(source.url, { file, blobsFolder, now: NOW });
    await importSite(target.url, { file, blobsFolder });
    const [before, after] = await Promise.all([source, target].map(({ url }) => hashesAt(url)));
    expect(after).toEqual(before);
    expect(before?.domains.every(({ name, rows }) => rows > 0 || name === 'admin')).toBe(true);
  });
});

async function hashesAt(url: string) {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    return await dataHashes(db);
  } finally {
    await db.destroy();
  }
}
