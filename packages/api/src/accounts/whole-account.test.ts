import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, runDataChecks } from '../admin/doctor/run-data-checks.ts';
import { receiveEvent } from '../billing/receive-event.ts';
import { keptStripeEvent } from '../billing/stripe-events.ts';
import { freezeWeeks } from '../gamification/freeze-weeks.ts';
import { refreshBoards } from '../gamification/refresh-boards.ts';
import { findWeek } from '../gamification/season-queries.ts';
import { openBlobs } from '../platform/blobs.ts';
import { openDatabase } from '../platform/database.ts';
import { enqueueMail } from '../platform/outbox.ts';
import { storeUpload } from '../platform/uploads.ts';
import { addPerson, type Stage } from '../testing/access/possessions.ts';
import { openStage } from '../testing/access/scene.ts';
import { programs } from '../testing/builders.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { readZip } from '../testing/read-zip.ts';
import { tableClasses } from '../testing/table-classes.ts';
import { withClient } from '../testing/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { accountParts } from './account-parts.ts';
import { eraseDueAccounts } from './erase-accounts.ts';
import { exportAccount } from './export-account.ts';

/** Stands in every text of hers, and in no other. */
const MARK = /aurelia/i;

let database: TestDatabase;
let db: Knex;
let stage: Stage;
let hers: Awaited<ReturnType<typeof addPerson>>;
let others: Awaited<ReturnType<typeof addPerson>>;
let userId: string;
const blobs = openBlobs('/nowhere');

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 1 });
  stage = await openStage(db);
  others = await addPerson(stage, 'learner');
  hers = await addPerson(stage, 'owner');
  ({ userId } = hers.things);
  const now = stage.site.now;
  await blobs.put(db, { content: Buffer.from('a picture of aurelia'), keeper: `picture:${userId}`, now });
  await blobs.put(db, {
    content: Buffer.from('a picture of balthasar'),
    keeper: `picture:${others.things.userId}`,
    now,
  });
  await plantMore();
  for (const account of [userId, others.things.userId]) await refreshBoards(db, { userId: account, now });
  await stage.site.deliver();
}, 120_000);
afterAll(async () => {
  await stage?.shop.close();
  await db?.destroy();
  await database?.drop();
});

/** What she writes besides, where one text of a kind would not tell a first row from the rest. */
async function plantMore(): Promise<void> {
  const { api } = hers.visitor;
  const { site, shop } = stage;
  const { passkeyId, sessionId, enrolmentId, levels } = hers.things;
  await api.auth.renamePasskey({ id: passkeyId, name: 'Key ring of aurelia' });
  await api.auth.renameSession({ id: sessionId, deviceName: 'Old terminal of aurelia' });
  for (const name of ['One', 'Two', 'Three'].map((word) => `${word} of aurelia`)) {
    await api.auth.createApiToken({ name: `Script ${name}`, scopes: ['read'] });
    const { userCode } = await api.auth.startDevice({ deviceName: `Robot ${name}` });
    await api.auth.claimDevice({ userCode });
    const program = `# Program ${name}\n${programs.threeStars}`;
    await api.progress.submitProgram({ enrolmentId, levelId: levels.turtle, program });
    const content = async function* () {
      yield Buffer.from(`line ${name}`);
    };
    await storeUpload(db, {
      userId,
      fileName: `File ${name}.csv`,
      content: content(),
      maxBytes: 100,
      now: site.now,
    });
  }
  const { stripeCustomerId: customer } = await db('billing.customers')
    .where({ userId })
    .first('stripeCustomerId');
  const told = { email: 'aurelia@example.org', name: 'Aurelia', address: { line1: 'Aurelia street 1' } };
  const object = { id: 'ch_1', object: 'charge', customer, billing_details: told, receipt_email: told.email };
  const event = { id: 'evt_of_her', type: 'charge.updated', created: 1, data: { object } };
  await receiveEvent(db, { payments: shop.payments, event: keptStripeEvent(event), now: site.now });
  // It waits: nobody has delivered it.
  const mail = { userId, to: told.email, subject: 'Later', text: 'For aurelia' };
  await enqueueMail(db, site.secrets, { mail, now: site.now });
  await db('platform.outbox_messages')
    .where({ kind: 'mail' })
    .whereNull('deliveredAt')
    .update({
      availableAt: new Date('2100-01-01'),
      lastError: 'No such mailbox: aurelia@example.org',
    });
}

/** As the job does when the week is over. */
async function freezeWeekOf(now: Date): Promise<string> {
  const [week = ''] = await freezeWeeks(db, { now: new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000) });
  return week;
}

/** Every row of every table as text, as a dump would hold it: bytes as what they spell. */
async function dump(): Promise<Map<string, string[]>> {
  return await withClient(database.url, async (client) => {
    const tables = new Map<string, string[]>();
    for (const table of Object.keys(tableClasses)) {
      const { rows } = await client.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t`);
      tables.set(
        table,
        rows.map(({ row }) =>
          JSON.stringify(row, (_key, value) => (typeof value === 'string' ? spelled(value) : value)),
        ),
      );
    }
    return tables;
  });
}

function spelled(value: string): string {
  return /^\\x([0-9a-f]{2})+$/.test(value) ? Buffer.from(value.slice(2), 'hex').toString('latin1') : value;
}

/** The texts in which a word of hers stands. */
function planted(rows: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && MARK.test(value)) found.add(value);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  for (const row of rows) look(JSON.parse(row));
  return found;
}

async function exported(): Promise<Map<string, string>> {
  const asked = {
    db,
    secrets: stage.site.secrets,
    blobs,
    userId,
    language: 'en',
    now: stage.site.now,
  } as const;
  const files = await readZip(exportAccount(asked));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]));
}

/** What `doctor --data` says of her. */
async function flaws(): Promise<string[]> {
  const found: string[] = [];
  const { now, secrets } = stage.site;
  const onFinding = ({ check, table, key, what }: Finding) =>
    void found.push(`${check} ${table} ${key}: ${what}`);
  await runDataChecks(db, { now, secrets, onFinding });
  return found.filter((flaw) => flaw.includes(userId));
}

/** Where a word of hers may stand afterwards, as the page about it says. */
const RETAINED: Readonly<Record<string, RegExp>> = {
  'platform.audit_log': /"reason": ?"(A gift for|Not the name of) aurelia"/,
  'billing.transfers': /"title": ?"A gift for aurelia"/,
};

describe('somebody who has used everything', () => {
  it('finds in the export every text, and nothing of others, no secret and no key', async () => {
    const files = await exported();
    const all = [...files.values()].join('\n');
    const shown = accountParts.flatMap(({ tables }) => tables).filter((table) => table.shown !== null);
    const texts = new Set<string>();
    const rows = await dump();
    for (const { name, owner = 'user_id', shown: show } of shown) {
      const own = (rows.get(name) ?? []).filter((row) => JSON.parse(row)[owner] === userId);
      const visible = own.map((row) => {
        const columns: Record<string, unknown> = JSON.parse(row);
        for (const column of show?.without ?? []) delete columns[column];
        return JSON.stringify(columns);
      });
      for (const text of planted(visible)) texts.add(text);
    }
    expect(texts.size).toBeGreaterThanOrEqual(30);
    expect([...texts].filter((text) => !all.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);

    expect(all).not.toMatch(/balthasar/i);
    expect(all).not.toContain(others.things.userId);
    for (const table of [
      'auth.passwords',
      'auth.sessions',
      'auth.api_tokens',
      'auth.totp_secrets',
      'auth.recovery_codes',
    ])
      for (const row of rows.get(table) ?? []) {
        const { password_hash, id, sealed_secret, code_hash } = JSON.parse(row);
        for (const secret of [password_hash, id, sealed_secret, code_hash])
          if (typeof secret === 'string') expect(all).not.toContain(secret);
      }
    expect(all).not.toMatch(/"(answer|optionOrder|isSealed|undoHash)"/);
  });

  it('finds the files, too: the picture, each certificate as PDF, and no list that was sent', async () => {
    const files = await exported();
    const named = (pattern: RegExp) =>
      [...files].filter(([name]) => pattern.test(name)).map(([, text]) => text);
    expect(named(/\.csv$/)).toEqual([]);
    expect([...files.values()].filter((text) => text.includes('line One of aurelia'))).toEqual([]);
    expect(named(/^platform\/files\/picture-/)).toEqual(['a picture of aurelia']);
    const pdfs = named(/^progress\/certificate-.*\.pdf$/);
    expect(pdfs).toHaveLength(2);
    for (const pdf of pdfs) expect(JSON.stringify(readPdf(Buffer.from(pdf, 'latin1')))).toContain('aurelia');
    expect(named(/^README\.txt$/)[0]).toContain('Everything that this site holds about your account');
    expect(JSON.parse(named(/^quizzes\/attempt-questions\.json$/)[0] ?? '')[0]).toMatchObject({
      question: expect.stringContaining('Question'),
      answered: [expect.stringContaining('Option')],
    });
  });

  it('reads all rows, however many pages they are', async () => {
    const count = await db('quizzes.attempt_questions').where({ userId }).count('* as rows').first();
    const [copied] = await db('gamification.activities').where({ userId }).limit(1);
    const more = Array.from({ length: 450 }, (_, index) => ({
      ...copied,
      version: 5_000 + index,
      sourceId: `more-${index}`,
      counts: '{}',
      xp: 0,
    }));
    await db
      .transaction(async (trx) => {
        await trx('gamification.activities').insert(more);
        const asked = {
          db: trx,
          secrets: stage.site.secrets,
          blobs,
          userId,
          language: 'de',
          now: stage.site.now,
        } as const;
        const files = await readZip(exportAccount(asked));
        const stream: { sourceId: string }[] = JSON.parse(
          Buffer.from(files['gamification/activities.json'] ?? []).toString(),
        );
        expect(new Set(stream.map(({ sourceId }) => sourceId)).size).toBe(stream.length);
        expect(stream.filter(({ sourceId }) => sourceId.startsWith('more-'))).toHaveLength(450);
        const answers = JSON.parse(Buffer.from(files['quizzes/attempt-questions.json'] ?? []).toString());
        expect(answers).toHaveLength(Number(count?.['rows']));
        expect(Object.keys(files)[0]).toBe('LIESMICH.txt');
        await trx.rollback();
      })
      .catch((error: Error) => {
        if (!/rollback/i.test(error.message)) throw error;
      });
  });

  it('is erased whole: nothing is left outside of what the page names, and nothing of others goes', async () => {
    const week = await freezeWeekOf(stage.site.now);
    const flawsBefore = await flaws();
    const before = await dump();
    expect(planted([...before.values()].flat()).size).toBeGreaterThanOrEqual(30);
    expect(before.get('billing.webhook_events')?.filter((row) => MARK.test(row))).toHaveLength(1);
    const balthasarBefore = [...before].map(([table, rows]) => [
      table,
      rows.filter((row) => row.includes(others.things.userId)).length,
    ]);
    expect(stage.site.mails.some(({ text }) => MARK.test(text))).toBe(true);

    await hers.visitor.api.accounts.requestDeletion({ plan: 'now' });
    await stage.site.deliver();
    stage.site.wait(14 * 24 * 60 * 60 * 1000 + 1);
    const told: string[] = [];
    const { secrets, now } = stage.site;
    const mailbox = stage.site.mailbox;
    const remember = async ({ userIds }: { userIds: readonly string[] }) => void told.push(...userIds);
    expect(await eraseDueAccounts(db, { now, secrets, mailbox, remember })).toBe(1);
    expect(told).toEqual([userId]);

    const after = await dump();
    const left = [...after].flatMap(([table, rows]) =>
      rows
        .filter((row) => MARK.test(row) && !RETAINED[table]?.test(row))
        .map((row) => `${table}: ${row.slice(0, 300)}`),
    );
    // A blob that nobody keeps waits for its sweep.
    expect(left.filter((line) => !line.startsWith('platform.blobs: '))).toEqual([]);
    expect(await db('platform.blobs').whereNull('releasedAt').select('byteCount')).toHaveLength(1);
    expect(stage.site.mails.filter(({ text, to }) => MARK.test(`${text} ${to}`))).toEqual([]);

    const kept = accountParts
      .flatMap(({ tables }) => tables)
      .filter(({ erased }) => erased === 'pseudonym')
      .map(({ name }) => name);
    const naming = [...after].filter(
      ([table, rows]) => !kept.includes(table) && rows.some((row) => row.includes(userId)),
    );
    // What was ours in a message of the provider: the id, which is a pseudonym.
    expect(naming.map(([table]) => table)).toEqual(['billing.webhook_events']);
    for (const [table, count] of balthasarBefore)
      expect([
        table,
        (after.get(String(table)) ?? []).filter((row) => row.includes(others.things.userId)).length,
      ]).toEqual([table, count]);
    expect(await eraseDueAccounts(db, { now, secrets, mailbox })).toBe(0);
    const results = await findWeek(db, { week, running: week, userId: others.things.userId, limit: 10 });
    // The two, and three whom each of them met in a game and who earned less.
    expect(results).toMatchObject({ players: 8, week: { isFrozen: true } });
    expect(results.items[0]).toMatchObject({
      ...{ isMe: false, displayName: 'Learner', handle: null },
      avatarUrl: '/art/avatars/default-student.svg',
    });
    expect((await flaws()).filter((flaw) => !flawsBefore.includes(flaw))).toEqual([]);
  });

  it('leaves no way in, no certificate and no export behind', async () => {
    const visitor = stage.site.visitor();
    await expect(
      visitor.api.auth.logIn({ identifier: hers.things.username, password: 'seven green kettles' }),
    ).rejects.toThrow('wrong-credentials');
    await expect(visitor.api.progress.verifyCertificate({ serial: hers.things.serial })).rejects.toThrow(
      'not-found',
    );
    await expect(stage.administrator.api.accounts.prepareExportOf({ user: userId })).rejects.toThrow();
  });
});
