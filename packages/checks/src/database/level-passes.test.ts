import { openDatabase } from '@studyhall/api/server';
import {
  addCatalogue,
  addCourse,
  newSecretKey,
  programs,
  turtleLevel,
  withClient,
} from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import type { ApiClient } from '@studyhall/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSignedIn, type Database, type Learner } from './learning.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { WAITS, WORKS, waitUntil } from './wait-until.ts';

let database: TestDatabase;
let db: Database;
let slug: string;
let servers: ServerProcess[] = [];
const key = newSecretKey();

/** What the level of the builders earns with three stars. */
const XP = 60;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  await addCatalogue(db);
  slug = await addCourse(db, [turtleLevel('one'), turtleLevel('two')]);
  servers = await Promise.all([start(), start()]);
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await db?.destroy();
  await database?.drop();
});

async function start(): Promise<ServerProcess> {
  return await startServerProcess(database.url, key);
}

interface Player extends Learner {
  /** Passes the first level by way of one server. */
  pass(origin: string): ReturnType<ApiClient['progress']['submitProgram']['mutate']>;
}

async function addPlayer(): Promise<Player> {
  const learner = await addSignedIn(db);
  const client = learner.clientAt(originOf(0));
  const { enrolmentId } = await client.progress.enrol.mutate({ slug });
  const { levelId } = await client.progress.getLevel.query({ courseSlug: slug, position: 1 });
  const command = { enrolmentId, levelId, program: programs.threeStars };
  // A client each, so that no two travel in one batch.
  return { ...learner, pass: (origin) => learner.clientAt(origin).progress.submitProgram.mutate(command) };
}

function originOf(number: number): string {
  return servers[number % servers.length]?.origin ?? '';
}

/** What all the places that count levels say. They agree, or something was counted twice or half. */
async function countsOf(userId: string): Promise<Record<string, unknown>> {
  const { rows } = await db.raw(
    `select
       (select count(*) from progress.passes where user_id = :userId) as "passes",
       (select count(*) from progress.level_attempts where user_id = :userId and standing_version is not null) as "activities",
       (select coalesce(sum(xp_earned), 0) from progress.level_attempts where user_id = :userId) as "xpOfAttempts",
       (select coalesce(sum(xp), 0) from gamification.activities where user_id = :userId) as "xpOfEntries",
       (select xp from gamification.standings where user_id = :userId) as "xpOfStanding",
       (select streak_current from gamification.standings where user_id = :userId) as "streak",
       (select coalesce(sum(levels), 0) from gamification.activity_days where user_id = :userId) as "levelsOfDays",
       coalesce((select score from gamification.board_entries where user_id = :userId and board = 'xp'), 0) as "xpOfBoard"`,
    { userId },
  );
  return rows[0];
}

/** The counts of who passed so many first levels. */
function agreeing(passes: number): Record<string, unknown> {
  const xp = passes * XP;
  const xpEverywhere = { xpOfAttempts: xp, xpOfEntries: xp, xpOfStanding: xp, xpOfBoard: xp };
  return { passes, activities: passes, streak: passes, levelsOfDays: passes, ...xpEverywhere };
}

it('twenty passes of a level by two processes are one pass, with XP and streak once', async () => {
  const player = await addPlayer();
  const results = await Promise.all(Array.from({ length: 20 }, (_, number) => player.pass(originOf(number))));
  expect(results.filter(({ isFirstPass }) => isFirstPass)).toHaveLength(1);
  expect(results.every(({ hasPassed, bestStars }) => hasPassed && bestStars === 3)).toBe(true);
  expect(await countsOf(player.userId)).toEqual(agreeing(1));
});

describe('a process killed while a level is passed leaves all or nothing', () => {
  it.each(['gamification.standings', 'progress.enrolments'])(
    'when it waits for a row of %s',
    async (table) => {
      const player = await addPlayer();
      const victim = await start();
      const wasAnswered = await withClient(database.url, async (holder) => {
        await holder.query('begin');
        await holder.query(`select from ${table} where user_id = $1 for update`, [player.userId]);
        const answer = player.pass(victim.origin).then(
          () => true,
          () => false,
        );
        await waitUntil(database.url, WAITS, true);
        await victim.kill();
        await holder.query('rollback');
        return await answer;
      });
      await waitUntil(database.url, WORKS, false);
      const left = await countsOf(player.userId);
      expect(left).toEqual(agreeing(left['passes'] === 1 ? 1 : 0));
      expect(wasAnswered && left['passes'] === 0).toBe(false);
      expect(await player.pass(originOf(1))).toMatchObject({ hasPassed: true, bestStars: 3 });
      expect(await countsOf(player.userId)).toEqual(agreeing(1));
    },
  );
});
