import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { openBlobs } from './blobs.ts';
import { openDatabase } from './database.ts';
import { readSiteLogo, removeSiteLogo, setSiteLogo } from './site-logo.ts';
import { storeUpload } from './uploads.ts';

let database: TestDatabase;
let db: Knex;
// So small a picture is a row.
const blobs = openBlobs(join(tmpdir(), 'studyhall-no-blobs'));

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 6, patience: PATIENCE });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function* pngOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(`\x89PNG\r\n\x1a\n${text}`, 'latin1');
}

test(
  'of several first logos at once one stays, and the others are let go of',
  async () => {
    const userId = await addLearner(db, { role: 'admin' });
    for (let round = 0; round < 8; round += 1) {
      const uploads = await Promise.all(
        ['one', 'two', 'three'].map((text) =>
          storeUpload(db, {
            userId,
            fileName: 'logo.png',
            content: pngOf(`${text} ${round}`),
            maxBytes: 1e6,
            now: NOW,
          }),
        ),
      );
      await Promise.all(
        uploads.map(({ uploadId }) => setSiteLogo({ db, blobs }, { userId, uploadId, now: NOW })),
      );
      const kept = await db('platform.blob_keepers').where({ keeper: 'site-logo' }).select('hash');
      expect(kept).toEqual([{ hash: (await readSiteLogo(db))?.hash }]);
      expect(await removeSiteLogo({ db, blobs }, { now: NOW })).toBe(true);
    }
  },
  PATIENCE,
);
