import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readImage } from '@studyhall/domain/quizzes/images/read-image';
import type { Knex } from 'knex';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Blobs, openBlobs } from '../../platform/blobs.ts';
import { openDatabase } from '../../platform/database.ts';
import { addExam, NOW } from '../../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { findBrokenImages } from './doctor-images.ts';
import { IMAGE_KEEPER, readImageContent, sweepImages, useImages } from './image-queries.ts';
import { storeImage } from './store-image.ts';

let database: TestDatabase;
let db: Knex;
let folder: string;
let blobs: Blobs;
let hash: string;

const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60 * 1000);

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 4 });
  folder = await mkdtemp(join(tmpdir(), 'studyhall-images-'));
  blobs = openBlobs(folder);
});
beforeEach(async () => {
  const { image } = {
    image: undefined,
    ...readImage(
      await sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    ),
  };
  if (image === undefined) throw new Error('a picture is no picture');
  await db('quizzes.images').delete();
  ({ hash } = await storeImage({ db, blobs }, { image, now: NOW }));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

const isKept = async () => (await readImageContent({ db, blobs }, hash)) !== undefined;
const keepers = async () => await db('platform.blob_keepers').where({ hash, keeper: IMAGE_KEEPER });

test('what no version names goes thirty days after it was used, and its blob is left to the sweep', async () => {
  expect(await sweepImages({ db, blobs }, { now: days(29.9) })).toBe(0);
  expect(await isKept()).toBe(true);
  expect(await sweepImages({ db, blobs }, { now: days(30.1) })).toBe(1);
  expect([await isKept(), await keepers()]).toEqual([false, []]);
  expect(await blobs.find(db, hash)).toBeDefined();
});

test.each([
  ['text', 'text'],
  ['explanation', 'explanation'],
  ['hint', 'hint'],
])(
  'what a version names in its %s stays, however old, and the doctor finds it where it is not',
  async (_, column) => {
    const { examId } = await addExam(db, { questions: [{ hint: { text: 'x', costPercent: 0 } }] });
    const [question] = await db('quizzes.questions').where({ examId }).select('id');
    const named = { [column]: `![a](image:${hash})`, textFormat: 'markdown' };
    await db('quizzes.question_versions').where({ questionId: question.id }).update(named);
    expect(await sweepImages({ db, blobs }, { now: days(400) })).toBe(0);
    expect(await isKept()).toBe(true);
    expect(await findBrokenImages(db, { keys: [question.id] })).toEqual([]);
    await db('quizzes.images').delete();
    expect(await findBrokenImages(db, { keys: [question.id] })).toEqual([
      { key: `${question.id}/1`, what: `names image ${hash}, which is not stored` },
    ]);
    await db('quizzes.question_versions')
      .where({ questionId: question.id })
      .update({ [column]: 'x' });
  },
);

test('what is used while it is swept stays', async () => {
  const using = await db.transaction();
  await useImages(using, { hashes: [hash], now: days(100) });
  const sweeping = sweepImages({ db, blobs }, { now: days(100) });
  const waiting = () =>
    db('pg_stat_activity').where({ waitEventType: 'Lock' }).whereRaw('datname = current_database()');
  await expect.poll(waiting).toHaveLength(1);
  await using.commit();
  expect(await sweeping).toBe(0);
  expect(await isKept()).toBe(true);
});
