import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, runDataChecks } from '../admin/doctor/run-data-checks.ts';
import { compareSources } from '../admin/standing-sources.ts';
import { listEntitlements } from '../billing/entitlement-queries.ts';
import { refreshBoards } from '../gamification/refresh-boards.ts';
import { verifyStanding } from '../gamification/verify-standing.ts';
import { openDatabase } from '../platform/database.ts';
import { listCertificates } from '../progress/certificates/certificate-queries.ts';
import { addPerson, type Stage } from '../testing/access/possessions.ts';
import { openStage } from '../testing/access/scene.ts';
import { tableClasses } from '../testing/table-classes.ts';
import { withClient } from '../testing/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import type { MergeForesightView } from './views.ts';

let database: TestDatabase;
let db: Knex;
let stage: Stage;
let kept: Awaited<ReturnType<typeof addPerson>>;
let other: Awaited<ReturnType<typeof addPerson>>;
let keepId: string;
let otherId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 1 });
  stage = await openStage(db);
  kept = await addPerson(stage, 'learner');
  other = await addPerson(stage, 'owner');
  keepId = kept.things.userId;
  otherId = other.things.userId;
  for (const userId of [keepId, otherId]) await refreshBoards(db, { userId, now: stage.site.now });
  await stage.site.deliver();
}, 120_000);
afterAll(async () => {
  await stage?.shop.close();
  await db?.destroy();
  await database?.drop();
});

/** What `doctor --data` says of the two. */
async function flaws(): Promise<string[]> {
  const found: string[] = [];
  const { now, secrets } = stage.site;
  const onFinding = ({ check, table, key, what }: Finding) =>
    void found.push(`${check} ${table} ${key}: ${what}`);
  await runDataChecks(db, { now, secrets, onFinding });
  // Runs of the stage that nobody told a stream of move with their account.
  return found.map((flaw) => flaw.replaceAll(otherId, keepId));
}

/** Of each table, the rows of an account. */
async function rowsOf(userId: string): Promise<Map<string, object[]>> {
  return await withClient(database.url, async (client) => {
    const tables = new Map<string, object[]>();
    for (const table of Object.keys(tableClasses)) {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${table} t order by t::text`,
      );
      tables.set(
        table,
        rows.map(({ row }) => row).filter((row) => row['user_id'] === userId),
      );
    }
    return tables;
  });
}

/** What somebody learned and earned, as it is kept: without the moments and versions at which it was written. */
const LEARNED = [
  'gamification.activities',
  'gamification.activity_days',
  'gamification.user_achievements',
  'gamification.user_avatars',
  'gamification.standings',
  'gamification.board_entries',
  'progress.enrolments',
  'progress.passes',
  'progress.level_attempts',
  'progress.certificates',
  'progress.certificate_revocations',
  'progress.certificate_serials',
  'quizzes.attempts',
  'quizzes.attempt_questions',
  'billing.lots',
];

async function learnedBy(userId: string): Promise<object> {
  const rows = await rowsOf(userId);
  return Object.fromEntries(
    LEARNED.map((table) => [
      table,
      (rows.get(table) ?? [])
        .filter((row) => !(table === 'billing.lots' && 'remaining' in row && row.remaining === 0))
        .map((row) => {
          const {
            version,
            boards_version: _shown,
            updated_at: _updatedAt,
            ...facts
          }: Record<string, unknown> = {
            ...row,
          };
          return table === 'gamification.activities' ? { ...facts, version } : facts;
        }),
    ]),
  );
}

const codeOf = async () => (await other.visitor.api.accounts.offerMerge()).code;
const wallet = async () => (await kept.visitor.api.billing.balance()).credits;

describe('two accounts of somebody who has used everything', () => {
  let before: { readonly kept: object; readonly other: object };
  let flawsBefore: readonly string[];
  let foreseen: MergeForesightView;
  let creditsBefore: number;
  let mergeId: string;

  it('show beforehand what would come, and nothing has changed by that', async () => {
    before = { kept: await learnedBy(keepId), other: await learnedBy(otherId) };
    flawsBefore = await flaws();
    creditsBefore = await wallet();
    foreseen = await kept.visitor.api.accounts.foreseeMerge({ code: await codeOf() });
    expect(foreseen).toMatchObject({
      otherName: other.things.username,
      quizzes: 1,
      openQuizzes: 2,
      certificates: 2,
      runs: 4,
      endsPlan: true,
    });
    expect(foreseen.xpAfter).toBeGreaterThan(foreseen.xpBefore);
    expect({ kept: await learnedBy(keepId), other: await learnedBy(otherId) }).toEqual(before);
  });

  it('become one: closed at once, and brought in as it was foreseen', async () => {
    const merged = await kept.visitor.api.accounts.merge({ code: await codeOf() });
    mergeId = merged.id;
    expect(merged).toMatchObject({ state: 'taken-out', otherName: other.things.username });
    expect(await other.visitor.api.auth.me()).toBeNull();
    const mails = await stage.site.deliver();
    await refreshBoards(db, { userId: otherId, now: stage.site.now });
    expect(mails.map(({ subject }) => subject)).toContain('Your account becomes part of another');
    expect(await kept.visitor.api.accounts.merges()).toMatchObject([{ id: mergeId, state: 'merged' }, {}]);

    const standing = await db('gamification.standings').where({ userId: keepId }).first();
    const { xpAfter: xp, levelAfter: level, longestStreakAfter: streakLongest } = foreseen;
    expect(standing).toMatchObject({ xp, level, streakLongest });
    expect(await wallet()).toBe(creditsBefore + foreseen.credits);
    const certificates = await listCertificates(db, { userId: keepId });
    expect(certificates.map(({ serial }) => serial)).toContain(other.things.serial);
  });

  it('adds up in every room: doctor finds nothing, and every entry is told by what it is about', async () => {
    expect((await flaws()).filter((flaw) => !flawsBefore.includes(flaw))).toEqual([]);
    for (const userId of [keepId, otherId]) {
      expect(await verifyStanding(db, { userId, now: stage.site.now })).toEqual([]);
      expect((await compareSources(db, { userId })).filter(({ what }) => !what.startsWith('pass '))).toEqual(
        [],
      );
    }
  });

  it('verifies a certificate as before, by its name', async () => {
    const shown = await stage.site.visitor().api.progress.verifyCertificate({ serial: other.things.serial });
    expect(JSON.stringify(shown)).toContain('Printed aurelia');
  });

  it('opens what the other had opened', async () => {
    const features = await listEntitlements(db, { userId: keepId });
    expect(features).toContainEqual({
      ...{ feature: `course:${stage.places.premiumCourses.owner}`, validFrom: stage.site.now },
      ...{ validUntil: null, isOwed: false },
    });
    expect(features.some(({ feature, validUntil }) => feature === 'premium' && validUntil !== null)).toBe(
      true,
    );
  });

  it('is undone: both are as they were', async () => {
    await kept.visitor.api.accounts.undoMerge({ mergeId });
    await stage.site.deliver();
    expect(await kept.visitor.api.accounts.merges()).toMatchObject([{ id: mergeId, state: 'undone' }, {}]);
    await refreshBoards(db, { userId: otherId, now: stage.site.now });
    const ofBoth = { kept: await learnedBy(keepId), other: await learnedBy(otherId) };
    expect(ofBoth).toEqual(before);
    expect(await wallet()).toBe(creditsBefore);
    expect((await flaws()).filter((flaw) => !flawsBefore.includes(flaw))).toEqual([]);
  });
});
