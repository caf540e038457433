import { randomUUID } from 'node:crypto';
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { createSecrets, newSecretKey } from '../../platform/secrets.ts';
import { addLearner, NOW } from '../../testing/builders.ts';
import { addLongCourse, addRun } from '../../testing/runs.ts';
import { statementsOf } from '../../testing/statements.ts';
import { withClient } from '../../testing/template-database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../../testing/test-database.ts';
import { insertCertificate } from './claim-queries.ts';
import { claimCertificate } from './issue-certificate.ts';
import { jwtOf } from './signature.ts';
import { publishedKeys, rotateKey } from './signing-keys.ts';
import { readCertificate, verifyCertificate } from './verify-certificate.ts';

let database: TestDatabase;
let db: Knex;
const secrets = createSecrets([newSecretKey()]);
const publicOrigin = 'https://learn.example.org';

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const contextOf = (userId: string) => ({ db, secrets, publicOrigin, now: NOW, viewer: { userId } });
const view = (serial: string) => verifyCertificate(db, { secrets, serial, viewerId: undefined });

interface Scene {
  readonly userId: string;
  readonly enrolmentId: string;
  readonly slug: string;
}

async function openScene({ passed = 4 } = {}): Promise<Scene> {
  const userId = await addLearner(db);
  const slug = await addLongCourse(db);
  return { userId, slug, enrolmentId: await addRun(db, { userId, slug, passed }) };
}

async function claimed(printedName = 'Ada Lovelace'): Promise<Scene & { readonly serial: string }> {
  const scene = await openScene();
  const { enrolmentId } = scene;
  return { ...scene, ...(await claimCertificate(contextOf(scene.userId), { enrolmentId, printedName })) };
}

/** As somebody who owns the database, past every rule of the application. */
async function force(sql: string, values: readonly unknown[] = []): Promise<void> {
  await withClient(database.url, (client) => client.query(sql, [...values]));
}

describe('claiming', () => {
  it('certifies name, course, hours, results and date, signed', async () => {
    const { userId, serial, slug } = await claimed();
    expect(await verifyCertificate(db, { secrets, serial, viewerId: userId })).toMatchObject({
      serial,
      state: 'valid',
      isSignatureValid: true,
      printedName: 'Ada Lovelace',
      courseSlug: slug,
      courseTitle: `Course ${slug}`,
      courseMinutes: 45,
      results: [1, 2, 3, 4].map((position) => ({ position, stars: 3, commands: 4 + position })),
      completedAt: new Date('2026-03-10T12:04:00Z'),
      issuedAt: NOW,
      issuerName: 'Studyhall',
      isMine: true,
    });
    expect(await view(serial)).toMatchObject({ isMine: false });
  });

  it('twenty at once make one certificate, and all get its serial', async () => {
    const { userId, enrolmentId } = await openScene();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        claimCertificate(contextOf(userId), { enrolmentId, printedName: `Ada ${'I'.repeat(index + 1)}` }),
      ),
    );
    expect(new Set(answers.map(({ serial }) => serial)).size).toBe(1);
    expect(await db('progress.certificates').where({ userId })).toHaveLength(1);
    expect(await db('progress.certificate_serials').where({ userId })).toHaveLength(1);
    expect(await view(answers[0]?.serial ?? '')).toMatchObject({ isSignatureValid: true });
  });

  it('is refused with three of four levels passed', async () => {
    const { userId, enrolmentId } = await openScene({ passed: 3 });
    const claim = claimCertificate(contextOf(userId), { enrolmentId, printedName: 'Ada' });
    await expect(claim).rejects.toMatchObject({ reason: 'course-not-completed', details: { position: 4 } });
    expect(await db('progress.certificates').where({ userId })).toEqual([]);
  });

  it('is refused by the statement that writes it, whatever the code before it found', async () => {
    const { serial } = await claimed();
    const { row } = await readCertificate(db, { secrets, serial });
    const { userId, enrolmentId } = await openScene({ passed: 3 });
    const copy = { ...row, userId, enrolmentId, id: randomUUID(), issuedBy: userId, reissueReason: null };
    expect(await insertCertificate(db, copy)).toBe(false);
    expect(await db('progress.certificates').where({ userId })).toEqual([]);
  });

  it('is refused by that statement for a run whose levels another run passed', async () => {
    const { userId, slug, serial } = await claimed();
    const { row } = await readCertificate(db, { secrets, serial });
    const enrolmentId = await addRun(db, { userId, slug, passed: 3, run: 2 });
    const copy = { ...row, enrolmentId, id: randomUUID(), issuedBy: userId, reissueReason: null };
    const other = serial.startsWith('0') ? `1${serial.slice(1)}` : `0${serial.slice(1)}`;
    expect(await insertCertificate(db, { ...copy, serial: other })).toBe(false);
    expect(await db('progress.certificates').where({ userId })).toHaveLength(1);
  });

  it('is refused with level 1 passed in four runs', async () => {
    const { userId, slug, enrolmentId } = await openScene({ passed: 1 });
    await force('update progress.enrolments set completed_at = now() where user_id = $1', [userId]);
    const runs = [enrolmentId];
    for (const run of [2, 3, 4]) {
      runs.push(await addRun(db, { userId, slug, passed: 1, run }));
      await force('update progress.enrolments set completed_at = now() where user_id = $1', [userId]);
    }
    for (const id of runs) {
      const claim = claimCertificate(contextOf(userId), { enrolmentId: id, printedName: 'Ada' });
      await expect(claim).rejects.toThrow('course-not-completed');
    }
  });

  it('gives each run of a course its own, and nobody a certificate of somebody else', async () => {
    const { userId, slug, enrolmentId, serial } = await claimed();
    const second = await addRun(db, { userId, slug, passed: 4, run: 2 });
    const again = await claimCertificate(contextOf(userId), { enrolmentId: second, printedName: 'Ada' });
    expect(again.serial).not.toBe(serial);
    const stranger = contextOf(await addLearner(db));
    await expect(claimCertificate(stranger, { enrolmentId, printedName: 'Eve' })).rejects.toThrow(
      'not-found',
    );
  });

  it('costs three statements, and looking at one costs one', async () => {
    await claimed();
    const { userId, enrolmentId } = await openScene();
    const order = { enrolmentId, printedName: 'Ada' };
    const statements = await statementsOf(db, () => claimCertificate(contextOf(userId), order));
    expect(statements).toHaveLength(3);
    const { serial } = await claimCertificate(contextOf(userId), order);
    expect(await statementsOf(db, () => view(serial))).toHaveLength(1);
  });
});

describe('a forgery', () => {
  const tamper = {
    'another name in the column': `update progress.certificates set printed_name = 'Mallory' where serial = $1`,
    'another name in the credential': `update progress.certificates set credential =
      jsonb_set(credential, '{credentialSubject,certifiedContent,printedName}', '"Mallory"'), printed_name = 'Mallory'
      where serial = $1`,
    'more hours': `update progress.certificates set credential =
      jsonb_set(credential, '{credentialSubject,certifiedContent,course,minutes}', '9000') where serial = $1`,
    'another day': `update progress.certificates set issued_at = issued_at - interval '1 year' where serial = $1`,
    'a byte of the signature': `update progress.certificates
      set signature = overlay(signature placing case when right(signature, 6) like 'A%' then 'B' else 'A' end
        from length(signature) - 5 for 1) where serial = $1`,
    'no signature': `update progress.certificates set signature = '..' where serial = $1`,
  };

  it.each(Object.entries(tamper))('with %s is seen as one', async (_what, sql) => {
    const { serial } = await claimed();
    expect(await view(serial)).toMatchObject({ isSignatureValid: true });
    await force(sql, [serial]);
    expect(await view(serial)).toMatchObject({ isSignatureValid: false });
  });

  it('of a whole row under another serial is seen as one', async () => {
    const { serial, userId } = await claimed();
    const other = serial.startsWith('0') ? `1${serial.slice(1)}` : `0${serial.slice(1)}`;
    await force('update progress.certificates set serial = $2 where user_id = $1', [userId, other]);
    await force('update progress.certificate_serials set serial = $2 where user_id = $1', [userId, other]);
    expect(await view(other)).toMatchObject({ isSignatureValid: false });
  });

  it('signed with a key that somebody put into the database is seen as one, and the key is not published', async () => {
    const mallory = createSecrets([newSecretKey()]);
    const { userId, enrolmentId } = await openScene();
    const isolated = await createTestDatabase();
    const theirs = openDatabase({ url: isolated.appUrl });
    await claimIn(theirs, mallory);
    const [key] = await theirs('progress.signing_keys');
    const [certificate] = await theirs('progress.certificates');
    await theirs.destroy();
    await isolated.drop();
    await db('progress.signing_keys').insert({
      ...key,
      generation: 0x7fff,
      publicJwk: JSON.stringify(key.publicJwk),
    });
    await db('progress.certificates').insert({
      ...certificate,
      credential: JSON.stringify(certificate.credential),
      userId,
      enrolmentId,
    });
    const { serial, id } = certificate;
    await db('progress.certificate_serials').insert({ serial, userId, certificateId: id });
    expect(await view(serial)).toMatchObject({ isSignatureValid: false });
    expect((await publishedKeys(db, secrets)).keys.map(({ kid }) => kid)).not.toContain(key.id);
    await force('delete from progress.certificate_serials where serial = $1', [serial]);
    await force('delete from progress.certificates where serial = $1', [serial]);
    await force('delete from progress.signing_keys where generation = $1', [0x7fff]);
  });

  async function claimIn(other: Knex, theirSecrets: typeof secrets): Promise<void> {
    const userId = await addLearner(other);
    const slug = await addLongCourse(other);
    const enrolmentId = await addRun(other, { userId, slug, passed: 4 });
    const context = { ...contextOf(userId), db: other, secrets: theirSecrets };
    await claimCertificate(context, { enrolmentId, printedName: 'Mallory' });
  }

  it('cannot be made by the application itself: it neither changes nor removes what was issued', async () => {
    const { serial } = await claimed();
    for (const change of [
      db('progress.certificates').where({ serial }).update({ printedName: 'Mallory' }),
      db('progress.certificates').where({ serial }).delete(),
      db('progress.certificate_revocations').delete(),
      db('progress.signing_keys').update({ generation: 99 }),
    ])
      await expect(change).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the credential', () => {
  async function jwtOfSerial(serial: string): Promise<string> {
    const { row } = await readCertificate(db, { secrets, serial });
    return jwtOf(row.credential, row.signature);
  }

  it('is verified offline by a stranger’s library, with the published keys alone', async () => {
    const { serial } = await claimed();
    const jwt = await jwtOfSerial(serial);
    const jwks = createLocalJWKSet(await publishedKeys(db, secrets));
    const { payload, protectedHeader } = await jwtVerify(jwt, jwks, {
      issuer: publicOrigin,
      algorithms: ['EdDSA'],
    });
    expect(protectedHeader).toMatchObject({
      alg: 'EdDSA',
      typ: 'JWT',
      kid: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(payload).toMatchObject({
      jti: `${publicOrigin}/verify/${serial}`,
      type: expect.arrayContaining(['VerifiableCredential', 'AchievementCredential']),
      credentialSubject: { licenseNumber: serial, identifier: [{ identityHash: 'Ada Lovelace' }] },
    });
  });

  it('is refused when any byte of it is another one', async () => {
    const { serial } = await claimed();
    const jwt = await jwtOfSerial(serial);
    const jwks = createLocalJWKSet(await publishedKeys(db, secrets));
    for (let at = 0; at < jwt.length - 1; at += 97) {
      const other = jwt[at] === 'A' ? 'B' : 'A';
      await expect(compactVerify(`${jwt.slice(0, at)}${other}${jwt.slice(at + 1)}`, jwks)).rejects.toThrow();
    }
  });

  it('stays verifiable after the key was rotated, also when several rotate at once', async () => {
    const { serial } = await claimed();
    const before = await jwtOfSerial(serial);
    const rotation = { secrets, now: NOW, administratorId: randomUUID() };
    await Promise.all([1, 2, 3].map(() => rotateKey(db, rotation)));
    const after = await claimed('Grace Hopper');
    const jwks = createLocalJWKSet(await publishedKeys(db, secrets));
    const kids = [before, await jwtOfSerial(after.serial)].map((jwt) => decodeProtectedHeader(jwt).kid);
    expect(new Set(kids).size).toBe(2);
    await expect(jwtVerify(before, jwks)).resolves.toBeDefined();
    expect(await view(serial)).toMatchObject({ isSignatureValid: true });
    expect(await view(after.serial)).toMatchObject({ isSignatureValid: true });
  });
});

describe('the secrets that seal the keys', () => {
  it('may be rotated as long as the old one is kept; without it nothing is vouched for, and a new key can be made', async () => {
    const isolated = await createTestDatabase();
    const other = openDatabase({ url: isolated.appUrl });
    const [old, recent] = [newSecretKey(), newSecretKey()];
    const userId = await addLearner(other);
    const slug = await addLongCourse(other);
    const claimWith = async (keys: [string, ...string[]], run: number) => {
      const context = { ...contextOf(userId), db: other, secrets: createSecrets(keys) };
      const enrolmentId = await addRun(other, { userId, slug, passed: 4, run });
      return await claimCertificate(context, { enrolmentId, printedName: 'Ada' });
    };
    const { serial } = await claimWith([old], 1);
    const lookWith = (keys: [string, ...string[]]) =>
      verifyCertificate(other, { secrets: createSecrets(keys), serial, viewerId: undefined });
    expect(await lookWith([recent, old])).toMatchObject({ isSignatureValid: true });
    await claimWith([recent, old], 2);
    expect(await lookWith([recent])).toMatchObject({ isSignatureValid: false });
    await expect(claimWith([recent], 3)).rejects.toThrow('signing-key-unreadable');
    const rotation = { secrets: createSecrets([recent]), now: NOW, administratorId: randomUUID() };
    await rotateKey(other, rotation);
    expect(await claimWith([recent], 4)).toMatchObject({ serial: expect.any(String) });
    await other.destroy();
    await isolated.drop();
  });
});
