import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HiddenThing } from '../../auth/reports/models.ts';
import { openDatabase } from '../../platform/database.ts';
import { limits } from '../../platform/limits.ts';
import { addLearner, NOW } from '../../testing/builders.ts';
import { openSite, type Site } from '../../testing/callers.ts';
import { addLongCourse, addRun } from '../../testing/runs.ts';
import { withClient } from '../../testing/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let db: Knex;
let site: Site;
let administratorId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10 });
  site = openSite(db);
  administratorId = await addLearner(db, { role: 'admin' });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const callerOf = (userId: string, role: 'individual' | 'admin') =>
  site.callerFor({ userId, role, sessionId: 'one', timeZone: 'UTC', language: 'en' });
const admin = () => callerOf(administratorId, 'admin');

async function claimed(printedName = 'Ada Lovelace') {
  const userId = await addLearner(db);
  const slug = await addLongCourse(db);
  const enrolmentId = await addRun(db, { userId, slug, passed: 4 });
  const learner = callerOf(userId, 'individual');
  const { serial } = await learner.progress.claimCertificate({ enrolmentId, printedName });
  return { userId, slug, enrolmentId, learner, serial };
}

/** What the row says of who did it; as it is stored. */
async function rowOf(serial: string) {
  return await db('progress.certificates').where({ serial }).first();
}

describe('a name that is hidden of somebody', () => {
  it('stands on no certificate that they claim, and on one that an administrator issues', async () => {
    const userId = await addLearner(db);
    const slug = await addLongCourse(db);
    const enrolmentId = await addRun(db, { userId, slug, passed: 4 });
    await HiddenThing.query(db).insert({ userId, thing: 'name', what: 'Rude W.', hiddenAt: NOW });
    const { progress } = callerOf(userId, 'individual');
    for (const printedName of ['Rude Word', 'rude word', 'Rude'])
      await expect(progress.claimCertificate({ enrolmentId, printedName })).rejects.toThrow('name-hidden');
    const order = { user: userId, courseSlug: slug, printedName: 'Rude Word' };
    const { serial } = await admin().progress.issueCertificate(order);
    // A repeat answers with what there is, whatever name it brings.
    expect(await progress.claimCertificate({ enrolmentId, printedName: 'Rude Word' })).toEqual({ serial });
  });

  it('is no matter to others, nor another name of theirs', async () => {
    const { userId } = await claimed();
    await HiddenThing.query(db).insert({ userId, thing: 'name', what: 'Rude W.', hiddenAt: NOW });
    const slug = await addLongCourse(db);
    const enrolmentId = await addRun(db, { userId, slug, passed: 4 });
    const { progress } = callerOf(userId, 'individual');
    const { serial } = await progress.claimCertificate({ enrolmentId, printedName: 'Ada Word' });
    expect(await rowOf(serial)).toMatchObject({ userId, printedName: 'Ada Word' });
    expect(await rowOf((await claimed('Rude Word')).serial)).toMatchObject({ printedName: 'Rude Word' });
  });
});

describe('revoking', () => {
  it('is seen by everybody, with the reason, and recorded with who and when', async () => {
    const { serial, userId } = await claimed();
    await admin().progress.revokeCertificate({ serial, reason: 'Somebody else wrote the programs.' });
    expect(await site.callerFor().progress.verifyCertificate({ serial })).toMatchObject({
      state: 'revoked',
      isSignatureValid: true,
      revokedAt: NOW,
      revokeReason: 'Somebody else wrote the programs.',
    });
    expect(await db('progress.certificate_revocations').where({ userId })).toMatchObject([
      { revokedBy: administratorId, revokedAt: NOW },
    ]);
  });

  it('a second time changes nothing, and claiming again brings nothing back', async () => {
    const { serial, enrolmentId, learner } = await claimed();
    await admin().progress.revokeCertificate({ serial, reason: 'First' });
    await admin().progress.revokeCertificate({ serial, reason: 'Second' });
    expect(await learner.progress.claimCertificate({ enrolmentId, printedName: 'Ada' })).toEqual({ serial });
    expect(await learner.progress.verifyCertificate({ serial })).toMatchObject({
      state: 'revoked',
      revokeReason: 'First',
    });
  });
});

describe('reissuing', () => {
  it('gives a corrected certificate its own serial, and the chain shows both', async () => {
    const { serial, enrolmentId, learner } = await claimed('Ada Lovelase');
    const corrected = await admin().progress.reissueCertificate({
      serial,
      printedName: 'Ada Lovelace',
      reason: 'Typing error',
    });
    expect(corrected.serial).not.toBe(serial);
    const chain = [
      { serial, printedName: 'Ada Lovelase', issuedAt: NOW, state: 'superseded' },
      { serial: corrected.serial, printedName: 'Ada Lovelace', issuedAt: NOW, state: 'valid' },
    ];
    const old = await learner.progress.verifyCertificate({ serial });
    const current = await learner.progress.verifyCertificate({ serial: corrected.serial });
    expect(old).toMatchObject({
      state: 'superseded',
      isSignatureValid: true,
      supersededBy: corrected.serial,
      chain,
    });
    expect(current).toMatchObject({ state: 'valid', isSignatureValid: true, supersedes: serial, chain });
    expect(current.results).toEqual(old.results);
    expect(await learner.progress.listCertificates()).toMatchObject([
      { serial: corrected.serial, state: 'valid' },
    ]);
    expect(await learner.progress.claimCertificate({ enrolmentId, printedName: 'Ada' })).toEqual(corrected);
    expect(await rowOf(corrected.serial)).toMatchObject({
      issuedBy: administratorId,
      reissueReason: 'Typing error',
    });
  });

  it('of one that was corrected already names the newest, and so does revoking it', async () => {
    const { serial } = await claimed();
    const order = { serial, printedName: 'Grace Hopper', reason: 'Another name' };
    const newest = await admin().progress.reissueCertificate(order);
    const refusal = { cause: { reason: 'certificate-superseded', details: newest } };
    await expect(admin().progress.reissueCertificate(order)).rejects.toMatchObject(refusal);
    await expect(admin().progress.revokeCertificate({ serial, reason: 'Late' })).rejects.toMatchObject(
      refusal,
    );
  });

  it('by ten administrators at once makes one', async () => {
    const { serial, userId } = await claimed();
    const order = { serial, printedName: 'Grace Hopper', reason: 'Another name' };
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => admin().progress.reissueCertificate(order)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db('progress.certificates').where({ userId })).toHaveLength(2);
  });

  it('and revoking at the same moment wait for each other: what comes second knows of the first', async () => {
    const { serial, userId } = await claimed();
    const [reissued, revoked] = await Promise.allSettled([
      admin().progress.reissueCertificate({ serial, printedName: 'Grace', reason: 'Name' }),
      admin().progress.revokeCertificate({ serial, reason: 'Fraud' }),
    ]);
    expect(reissued.status).toBe('fulfilled');
    const revocations = await db('progress.certificate_revocations').where({ userId });
    expect(revocations).toHaveLength(revoked.status === 'fulfilled' ? 1 : 0);
  });

  it('never signs what somebody wrote into the database', async () => {
    const { serial } = await claimed();

    await withClient(database.url, (client) =>
      client.query(
        `update progress.certificates set credential =
           jsonb_set(credential, '{credentialSubject,certifiedContent,course,minutes}', '9000') where serial = $1`,
        [serial],
      ),
    );
    const reissue = admin().progress.reissueCertificate({ serial, printedName: 'Ada', reason: 'Name' });
    await expect(reissue).rejects.toThrow('certificate-signature-broken');
  });
});

describe('issuing for somebody', () => {
  it('takes the run that is complete, is recorded, and gives what was issued when repeated', async () => {
    const userId = await addLearner(db);
    const slug = await addLongCourse(db);
    await addRun(db, { userId, slug, passed: 4 });
    await addRun(db, { userId, slug, passed: 1, run: 2 });
    const order = { user: userId, courseSlug: slug, printedName: 'Ada Lovelace' };
    const { serial } = await admin().progress.issueCertificate(order);
    expect(await admin().progress.issueCertificate(order)).toEqual({ serial });
    expect(await rowOf(serial)).toMatchObject({ userId, issuedBy: administratorId });
  });

  it('needs every level passed, too, and a course that was begun', async () => {
    const userId = await addLearner(db);
    const slug = await addLongCourse(db);
    const order = { user: userId, courseSlug: slug, printedName: 'Ada Lovelace' };
    await expect(admin().progress.issueCertificate(order)).rejects.toThrow('not-found');
    await addRun(db, { userId, slug, passed: 3 });
    await expect(admin().progress.issueCertificate(order)).rejects.toThrow('course-not-completed');
  });
});

describe('a printed name', () => {
  it.each([
    ['a mark that turns the direction', 'Ada\u202Eecalevol', 'name-not-printable'],
    ['an emoji', 'Ada 🐢', 'name-not-printable'],
    ['a letter the type does not have', '王小明', 'name-not-printable'],
    ['a thousand characters', 'a'.repeat(1_000), 'printedName'],
    ['nothing', '   ', 'printedName'],
    ['255 wide letters', `W${'W'.repeat(126)} ${'W'.repeat(127)}`, 'name-too-wide'],
    ['one word that is too long for a line', 'a'.repeat(255), 'name-too-wide'],
  ])('with %s is refused', async (_what, printedName, reason) => {
    const { learner, enrolmentId } = await claimed();
    await expect(learner.progress.claimCertificate({ enrolmentId, printedName })).rejects.toThrow(reason);
  });

  it('may have 255 characters where they fit, also in a corrected one', async () => {
    const long = `${'Maximiliana Ottilie '.repeat(12)}von und zu Abc`;
    expect(long.length).toBeGreaterThan(250);
    const { learner, serial } = await claimed(long);
    expect(await learner.progress.verifyCertificate({ serial })).toMatchObject({ printedName: long });
    const correction = { serial, reason: 'Wrong' };
    const tooWide = { ...correction, printedName: `${'W'.repeat(127)} ${'W'.repeat(127)}` };
    await expect(admin().progress.reissueCertificate(tooWide)).rejects.toThrow('name-too-wide');
    await admin().progress.reissueCertificate({ ...correction, printedName: `${long}d` });
  });

  it('with HTML is text like any other', async () => {
    const { learner, serial } = await claimed('<img src=x onerror=alert(1)>');
    expect(await learner.progress.verifyCertificate({ serial })).toMatchObject({
      printedName: '<img src=x onerror=alert(1)>',
      isSignatureValid: true,
    });
  });
});

it('looking at certificates is limited by where it comes from', async () => {
  const { serial } = await claimed();
  const busy = openSite(db);
  const look = () => busy.callerFor().progress.verifyCertificate({ serial });
  for (let left = limits['certificate-address'].points; left > 1; left -= 1)
    await busy.limiter.spend('certificate-address', '192.0.2.1');
  expect(await look()).toMatchObject({ serial });
  await expect(look()).rejects.toThrow('rate-limited');
  const neighbour = busy.visitor({ address: '192.0.2.200' }).api;
  expect(await neighbour.progress.verifyCertificate({ serial })).toMatchObject({ serial });
});

describe('looking', () => {
  it('needs a serial, which may be grouped and in small letters', async () => {
    const { serial } = await claimed();
    const anybody = site.callerFor();
    const typed = `${serial.slice(0, 5)}-${serial.slice(5).toLowerCase()}`;
    expect(await anybody.progress.verifyCertificate({ serial: typed })).toMatchObject({ serial });
    for (const other of ['x', '0'.repeat(26), '../etc/passwd', `${serial}0`])
      await expect(anybody.progress.verifyCertificate({ serial: other })).rejects.toThrow('not-found');
  });

  it('through all of them is for administrators: by state, by name, page by page', async () => {
    const one = await claimed('Zuzana Nováková');
    const two = await claimed('Zuzana Other');
    await admin().progress.revokeCertificate({ serial: two.serial, reason: 'Fraud' });
    const first = await admin().progress.listAllCertificates({ search: 'zuzana', limit: 1 });
    expect(first.items).toMatchObject([{ serial: two.serial, state: 'revoked', revokedBy: administratorId }]);
    const next = await admin().progress.listAllCertificates({
      search: 'ZUZANA',
      limit: 1,
      cursor: first.nextCursor ?? '',
    });
    expect(next).toMatchObject({ items: [{ serial: one.serial, userId: one.userId }], nextCursor: null });
    const byName = await admin().progress.listAllCertificates({ search: 'nová', state: 'valid' });
    expect(byName.items.map(({ serial }) => serial)).toEqual([one.serial]);
    const found = async (search: string) =>
      (await admin().progress.listAllCertificates({ search })).items.map(({ printedName }) => printedName);
    await claimed('Øyvind O’Neill-Ångström');
    for (const search of ['novakova', 'NOVÁKOVÁ zuz', 'nova'])
      expect(await found(search)).toEqual(['Zuzana Nováková']);
    for (const search of ['oyvind', 'Neill', 'angstrom', 'ÅNG oyv'])
      expect(await found(search)).toEqual(['Øyvind O’Neill-Ångström']);
    await claimed('Юлия Йовкова-Ёлкина');
    for (const search of ['ЮЛИЯ', 'йовк', 'елкина'])
      expect(await found(search)).toEqual(['Юлия Йовкова-Ёлкина']);
    for (const search of ['ovakova', 'zuzana nobody', '%', "' | '", '\\', ':*', '&'])
      expect(await found(search)).toEqual([]);
    expect(
      (await admin().progress.listAllCertificates({ search: two.serial.toLowerCase() })).items,
    ).toHaveLength(1);
  });

  it('is all that a learner may: the rest is refused', async () => {
    const { learner, serial, userId, slug } = await claimed();
    for (const attempt of [
      learner.progress.listAllCertificates({}),
      learner.progress.revokeCertificate({ serial, reason: 'No' }),
      learner.progress.reissueCertificate({ serial, printedName: 'Eve', reason: 'No' }),
      learner.progress.issueCertificate({ user: userId, courseSlug: slug, printedName: 'Eve' }),
      learner.progress.rotateSigningKey(),
      learner.progress.listSigningKeys(),
    ])
      await expect(attempt).rejects.toThrow('forbidden');
  });
});

it('keys are listed with the one that signs, and rotating adds one', async () => {
  const before = await admin().progress.listSigningKeys();
  const { keyId } = await admin().progress.rotateSigningKey();
  const after = await admin().progress.listSigningKeys();
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]).toMatchObject({ keyId, isCurrent: true, isReadable: true, certificates: 0 });
  expect(after.slice(1).every(({ isCurrent, isReadable }) => !isCurrent && isReadable)).toBe(true);
});
