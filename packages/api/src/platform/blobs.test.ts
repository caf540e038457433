import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { hashOf } from './blob-content.ts';
import { type Blobs, openBlobs } from './blobs.ts';
import { openDatabase } from './database.ts';

let database: TestDatabase;
let db: Knex;
let folder: string;
let blobs: Blobs;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-blobs-'));
  blobs = openBlobs(folder);
});
afterEach(async () => {
  await db('platform.blob_keepers').delete();
  await db('platform.blobs').delete();
  await rm(folder, { recursive: true });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const small = randomBytes(2 * 1024 * 1024);
const large = randomBytes(2 * 1024 * 1024 + 1);
const sizes = [
  ['in a row', small],
  ['in a file', large],
] as const;
const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60 * 1000);

async function readAll(hash: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of blobs.read(db, hash)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 60_000) yield bytes.subarray(at, at + 60_000);
}

const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2));
const filesOf = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const rowOf = async (hash: string) => await db('platform.blobs').where({ hash }).first();

describe.each(sizes)('%s', (_where, bytes) => {
  const hash = hashOf(bytes);

  test('content is kept by its hash, at once or in pieces, and read as it was', async () => {
    const byteCount = bytes.length;
    expect(await blobs.put(db, { content: bytes, keeper: 'one', now: NOW })).toEqual({ hash, byteCount });
    expect(await blobs.put(db, { content: piecesOf(bytes), keeper: 'two', now: NOW })).toEqual({
      hash,
      byteCount,
    });
    expect(await blobs.find(db, hash)).toMatchObject({ hash, byteCount });
    expect((await readAll(hash)).equals(bytes)).toBe(true);
    const isLarge = bytes === large;
    expect((await rowOf(hash)).content === null).toBe(isLarge);
    expect(await filesOf()).toHaveLength(isLarge ? 1 : 0);
    if (isLarge) expect((await stat(pathOf(hash))).mode & 0o777).toBe(0o600);
  });

  test('eight that put the same at once keep one', async () => {
    const keepers = Array.from({ length: 8 }, (_, i) => `keeper ${i}`);
    await Promise.all(keepers.map((keeper) => blobs.put(db, { content: piecesOf(bytes), keeper, now: NOW })));
    expect(await db('platform.blobs')).toHaveLength(1);
    expect(await db('platform.blob_keepers')).toHaveLength(8);
    expect(await filesOf()).toHaveLength(bytes === large ? 1 : 0);
    expect((await readAll(hash)).equals(bytes)).toBe(true);
  });

  test('a transaction that does not commit keeps nothing, and the next try is whole', async () => {
    const failed = db.transaction(async (trx) => {
      await blobs.put(trx, { content: bytes, keeper: 'one', now: NOW });
      throw new Error('killed');
    });
    await expect(failed).rejects.toThrow('killed');
    expect(await blobs.find(db, hash)).toBeUndefined();
    await blobs.put(db, { content: bytes, keeper: 'one', now: NOW });
    expect((await readAll(hash)).equals(bytes)).toBe(true);
  });

  test('what one keeper releases the others still keep, and nobody’s goes after thirty days', async () => {
    for (const keeper of ['one', 'two']) await blobs.put(db, { content: bytes, keeper, now: NOW });
    await blobs.release(db, { hash, keeper: 'one', now: NOW });
    await blobs.release(db, { hash, keeper: 'stranger', now: NOW });
    expect(await blobs.sweep(db, { now: days(400), oldestRestorable: undefined })).toBe(0);
    await blobs.release(db, { hash, keeper: 'two', now: days(1) });
    await blobs.release(db, { hash, keeper: 'two', now: days(9) });
    expect(await blobs.sweep(db, { now: days(31), oldestRestorable: undefined })).toBe(0);
    expect((await readAll(hash)).equals(bytes)).toBe(true);
    expect(await blobs.sweep(db, { now: days(31.1), oldestRestorable: undefined })).toBe(1);
    expect(await blobs.find(db, hash)).toBeUndefined();
    expect(await filesOf()).toEqual([]);
  });

  test('it stays as long as the oldest moment to which somebody can go back needs it', async () => {
    await blobs.put(db, { content: bytes, keeper: 'one', now: NOW });
    await blobs.release(db, { hash, keeper: 'one', now: days(10) });
    expect(await blobs.sweep(db, { now: days(100), oldestRestorable: days(10) })).toBe(0);
    expect(await blobs.sweep(db, { now: days(100), oldestRestorable: days(10.1) })).toBe(1);
  });

  test('what is put again is kept again', async () => {
    await blobs.put(db, { content: bytes, keeper: 'one', now: NOW });
    await blobs.release(db, { hash, keeper: 'one', now: NOW });
    await blobs.put(db, { content: bytes, keeper: 'two', now: days(20) });
    expect(await blobs.sweep(db, { now: days(100), oldestRestorable: undefined })).toBe(0);
    expect((await readAll(hash)).equals(bytes)).toBe(true);
  });

  test('whoever puts what is being swept finds it whole', async () => {
    for (let i = 0; i < 5; i += 1) {
      await blobs.put(db, { content: bytes, keeper: 'old', now: NOW });
      await blobs.release(db, { hash, keeper: 'old', now: NOW });
      await Promise.all([
        blobs.sweep(db, { now: days(100), oldestRestorable: undefined }),
        blobs.put(db, { content: bytes, keeper: 'new', now: days(100) }),
        blobs.sweep(db, { now: days(100), oldestRestorable: undefined }),
      ]);
      expect((await readAll(hash)).equals(bytes)).toBe(true);
      await blobs.release(db, { hash, keeper: 'new', now: NOW });
    }
  });
});

describe('what is not as it was', () => {
  const hash = hashOf(large);

  async function piecesReadOf(name: string): Promise<{ readonly bytes: number; readonly error: unknown }> {
    let bytes = 0;
    try {
      for await (const piece of blobs.read(db, name)) bytes += piece.length;
    } catch (error) {
      return { bytes, error };
    }
    return { bytes, error: undefined };
  }

  test('a file with a flipped bit is named, never read to its end, and mended by the same content', async () => {
    await blobs.put(db, { content: large, keeper: 'one', now: NOW });
    const bytes = await readFile(pathOf(hash));
    bytes.writeUInt8(bytes.readUInt8(1_000_000) ^ 1, 1_000_000);
    await writeFile(pathOf(hash), bytes);
    const { bytes: count, error } = await piecesReadOf(hash);
    expect(error).toMatchObject({ reason: 'damaged', message: expect.stringContaining(pathOf(hash)) });
    expect(count).toBeLessThan(large.length);
    await blobs.put(db, { content: large, keeper: 'one', now: NOW });
    expect((await readAll(hash)).equals(large)).toBe(true);
    expect(await filesOf()).toHaveLength(1);
  });

  test('a file that is gone or cut is named, and putting the same content mends it', async () => {
    await blobs.put(db, { content: large, keeper: 'one', now: NOW });
    await truncate(pathOf(hash), 1000);
    expect((await piecesReadOf(hash)).error).toMatchObject({ reason: 'damaged' });
    await blobs.put(db, { content: large, keeper: 'one', now: NOW });
    expect((await readAll(hash)).equals(large)).toBe(true);
    await rm(pathOf(hash));
    expect((await piecesReadOf(hash)).error).toMatchObject({
      reason: 'missing',
      message: expect.stringContaining(pathOf(hash)),
    });
    await blobs.put(db, { content: large, keeper: 'two', now: NOW });
    expect((await readAll(hash)).equals(large)).toBe(true);
  });

  test('so is a row, and a hash that nobody put', async () => {
    const { hash: name } = await blobs.put(db, { content: Buffer.from('ours'), keeper: 'one', now: NOW });
    await db('platform.blobs').update({ content: Buffer.from('theirs') });
    expect(await piecesReadOf(name)).toMatchObject({ bytes: 0, error: { reason: 'damaged' } });
    expect(await piecesReadOf(hash)).toMatchObject({ bytes: 0, error: { reason: 'missing' } });
  });

  test('what a killed process left half written is removed after a day', async () => {
    await blobs.put(db, { content: large, keeper: 'one', now: NOW });
    const [old, young] = [join(folder, 'drafts', 'old'), join(folder, 'drafts', 'young')];
    for (const path of [old, young]) await writeFile(path, 'half');
    await utimes(old, days(-2), days(-2));
    await utimes(young, NOW, NOW);
    await blobs.sweep(db, { now: NOW, oldestRestorable: undefined });
    expect(await readdir(join(folder, 'drafts'))).toEqual(['young']);
  });

  test('a file whose row was never committed is removed after a day, and no other', async () => {
    const other = Buffer.concat([large, small]);
    await blobs.put(db, { content: other, keeper: 'one', now: NOW });
    await db
      .transaction(async (trx) => {
        await blobs.put(trx, { content: large, keeper: 'one', now: NOW });
        throw new Error('killed');
      })
      .catch(() => undefined);
    for (const name of [hash, hashOf(other)]) await utimes(pathOf(name), NOW, NOW);
    expect(await blobs.sweep(db, { now: NOW, oldestRestorable: undefined })).toBe(0);
    expect(await filesOf()).toHaveLength(2);
    expect(await blobs.sweep(db, { now: days(2), oldestRestorable: undefined })).toBe(1);
    expect((await readAll(hashOf(other))).equals(other)).toBe(true);
    expect(await filesOf()).toHaveLength(1);
    expect(await db('platform.blobs')).toHaveLength(1);
  });

  test('and not while somebody is about to commit it', async () => {
    const trx = await db.transaction();
    await blobs.put(trx, { content: large, keeper: 'one', now: NOW });
    await utimes(pathOf(hash), NOW, NOW);
    const sweeping = blobs.sweep(db, { now: days(2), oldestRestorable: undefined });
    const waiting = () =>
      db('pg_stat_activity').where({ waitEventType: 'Lock' }).whereRaw('datname = current_database()');
    await expect.poll(waiting).toHaveLength(1);
    await trx.commit();
    expect(await sweeping).toBe(0);
    expect((await readAll(hash)).equals(large)).toBe(true);
  });

  test('content that breaks off keeps nothing', async () => {
    const broken = (async function* () {
      yield large;
      throw new Error('the visitor left');
    })();
    await expect(blobs.put(db, { content: broken, keeper: 'one', now: NOW })).rejects.toThrow(
      'the visitor left',
    );
    expect(await filesOf()).toEqual([]);
    expect(await db('platform.blobs')).toEqual([]);
  });
});
