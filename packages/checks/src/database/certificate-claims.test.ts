import { openDatabase } from '@studyhall/api/server';
import { addLongCourse, addRun, newSecretKey } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSignedIn, type Database } from './learning.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

let database: TestDatabase;
let db: Database;
let servers: ServerProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  const key = newSecretKey();
  servers = await Promise.all([1, 2].map(() => startServerProcess(database.url, key)));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await db?.destroy();
  await database?.drop();
});

it('twenty claims at once over two processes make one certificate, and the first of all makes one key', async () => {
  const learner = await addSignedIn(db);
  const { userId } = learner;
  const enrolmentId = await addRun(db, { userId, slug: await addLongCourse(db), passed: 4 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      // A client each, so that no two travel in one batch.
      const { progress } = learner.clientAt(servers[index % 2]?.origin ?? '');
      return progress.claimCertificate.mutate({ enrolmentId, printedName: `Ada ${index}` });
    }),
  );
  expect(new Set(answers.map(({ serial }) => serial)).size).toBe(1);
  expect(await db('progress.certificates').where({ userId })).toHaveLength(1);
  expect(await db('progress.signing_keys')).toHaveLength(1);
  const { progress } = learner.clientAt(servers[1]?.origin ?? '');
  const { serial = '' } = answers[0] ?? {};
  expect(await progress.verifyCertificate.query({ serial })).toMatchObject({
    isSignatureValid: true,
    isMine: true,
  });
});
