import { randomUUID } from 'node:crypto';
import { getTRPCErrorShape, TRPCError } from '@trpc/server';
import type { Knex } from 'knex';
import superjson from 'superjson';
import * as z from 'zod';
import { newApiToken } from '../../auth/api-tokens.ts';
import { ApiToken, HeldRight } from '../../auth/models.ts';
import { openDatabase } from '../../platform/database.ts';
import { AuthorExam } from '../../quizzes/bank-models.ts';
import { appRouter } from '../../router.ts';
import { addOffer, addProducts } from '../billing.ts';
import { addCatalogue, addCourse, addExam, NOW, quizLevel, readingLevel, turtleLevel } from '../builders.ts';
import { type Caller, openSite, registration, type Site, uncounted, type Visitor } from '../callers.ts';
import { addLongCourse } from '../runs.ts';
import { workerDatabase } from '../test-database.ts';
import { type AccessRow, type AskerOrProgram, isOfPowerful } from './access-row.ts';
import type { Reply } from './judge.ts';
import { addPerson, type Places, type Stage, type Things } from './possessions.ts';
import { openShop } from './shop.ts';
import {
  changesOf,
  type Digest,
  digestOf,
  emptyTablesOf,
  findOwnerColumns,
  type Secret,
  secretsOf,
} from './traces.ts';

/** Those who ask, and after a while somebody who owns one of everything. */
export interface Scene {
  /** The owner comes. Until then everybody asks for what the other learner has. */
  addOwner(): Promise<Owner>;
  /** Asks in every session of the asker. Nothing stays of it. */
  ask(asker: AskerOrProgram, path: string, row: AccessRow): Promise<Reply[]>;
  close(): Promise<void>;
}

export interface Owner {
  /** The tables in which nothing is hers. */
  readonly missing: readonly string[];
  readonly secrets: readonly Secret[];
}

interface Asked {
  readonly hers: Things;
  readonly watched: { readonly userId: string; readonly owners: ReadonlyMap<string, string> };
  readonly before: Digest;
}

export async function openScene(): Promise<Scene> {
  const { appUrl } = await workerDatabase();
  const pool = openDatabase({ url: appUrl, poolSize: 1 });
  const db = await pool.transaction();
  const stage = await openStage(db);
  const { site, shop, administrator } = stage;
  const onlooker = await addAdministrator(site, 'ariadne');
  const learner = await addPerson(stage, 'learner');
  const sessions: Record<AskerOrProgram, readonly (string | undefined)[]> = {
    owner: [],
    learner: [learner.visitor.token],
    guest: [await guestToken(site)],
    visitor: [undefined],
    deactivated: await deactivatedTokens(site, administrator),
    banned: await bannedTokens(site, administrator),
    ...(await holderTokens(site)),
    administrator: [administrator.token],
    program: [],
    impersonator: [],
  };
  const owners = await findOwnerColumns(db);
  const asking = async (hers: Things): Promise<Asked> => {
    const watched = { owners, userId: hers.userId };
    return { hers, watched, before: await digestOf(db, watched) };
  };
  let asked = await asking(learner.things);

  async function askIn(token: string | undefined, path: string, row: AccessRow): Promise<Reply> {
    const { hers, watched, before } = asked;
    const visitor = site.visitor();
    visitor.token = token;
    const { answer, text } = await replyTo(visitor.api, path, row.asks(hers));
    const cookie = visitor.token === token ? '' : visitor.token;
    return { answer, text: `${text}${cookie}`, changed: changesOf(before, await digestOf(db, watched)) };
  }

  return {
    addOwner: async () => {
      const { visitor, things } = await addPerson(stage, 'owner');
      sessions.owner = [visitor.token];
      sessions.program = [await tokenWithoutScopes(db, things.userId)];
      sessions.impersonator = [await impersonatingToken(onlooker, things.userId)];
      asked = await asking(things);
      const { watched, before } = asked;
      return { missing: emptyTablesOf(before), secrets: await secretsOf(db, watched) };
    },
    ask: async (asker, path, row) => {
      const replies: Reply[] = [];
      for (const token of sessions[asker]) {
        await db.raw('savepoint asking');
        try {
          // What a role or a right opens, the owner asks as an administrator.
          if (asker === 'owner' && isOfPowerful(row)) await makeAdministrator(db, asked.hers.userId);
          replies.push(await askIn(token, path, row));
        } finally {
          // Released, too: going back leaves it open, and every row would be asked about each of thousands.
          await db.raw('rollback to savepoint asking; release savepoint asking');
        }
      }
      return replies;
    },
    close: async () => {
      await db.rollback();
      await pool.destroy();
      await shop.close();
    },
  };
}

/** Where people come who own one of everything. Hundreds ask for one account: here nobody counts how often. */
export async function openStage(db: Knex): Promise<Stage> {
  const shop = await openShop();
  const site = openSite(db, shop.payments, uncounted);
  const administrator = await addAdministrator(site, 'cassandra');
  return { site, shop, administrator, places: await addPlaces(db) };
}

async function addPlaces(db: Knex): Promise<Places> {
  await addCatalogue(db);
  await addProducts(db);
  const hint = { text: 'A hint of a test', costPercent: 10 };
  const questions = Array.from({ length: 10 }, (_, index) => ({
    ...{ domainCode: index < 6 ? '1.1' : '2.1', hint },
  }));
  const { code: examCode, examId } = await addExam(db, { questions });
  const { id: questionId } = await db('quizzes.questions').where({ examId, externalId: 'q-1' }).first('id');
  const levels = [readingLevel('read'), turtleLevel('play'), quizLevel('answer', examCode)];
  const premium = async () => {
    const slug = await addCourse(db, levels);
    await addOffer(db, { feature: `course:${slug}`, credits: 300 });
    return slug;
  };
  const premiumCourses = { owner: await premium(), learner: await premium() };
  const longCourses = [await addLongCourse(db), await addLongCourse(db), await addLongCourse(db)] as const;
  return { examCode, questionId, premiumCourses, longCourses };
}

interface Registered extends Visitor {
  readonly userId: string;
}

async function addAccount(site: Site, name: string): Promise<Registered> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  await site.deliver();
  return Object.assign(visitor, { userId });
}

async function addAdministrator(site: Site, name: string): Promise<Visitor> {
  const administrator = await addAccount(site, name);
  await makeAdministrator(site.db, administrator.userId);
  return administrator;
}

async function makeAdministrator(db: Knex, id: string): Promise<void> {
  await db('auth.users').where({ id }).update({ role: 'admin' });
}

async function guestToken(site: Site): Promise<string | undefined> {
  const guest = site.visitor();
  await guest.api.auth.startGuest({ timeZone: 'Europe/Berlin', language: 'en' });
  return guest.token;
}

/** Of an author of every exam, of one of an exam that the owner never saw, and of somebody who looks after people. */
async function holderTokens(site: Site) {
  const { db } = site;
  const { examId } = await addExam(db);
  const held = { grantedBy: randomUUID(), grantedAt: NOW };
  const author = await addAccount(site, 'hesiod');
  await HeldRight.query(db).insert({ userId: author.userId, name: 'author', reach: 'all', ...held });
  const listed = await addAccount(site, 'hyginus');
  await HeldRight.query(db).insert({ userId: listed.userId, name: 'author', reach: 'listed', ...held });
  await AuthorExam.query(db).insert({ userId: listed.userId, examId });
  const supporter = await addAccount(site, 'philemon');
  await HeldRight.query(db).insert({ userId: supporter.userId, name: 'support', reach: 'all', ...held });
  return { author: [author.token], listedAuthor: [listed.token], supporter: [supporter.token] };
}

async function tokenWithoutScopes(db: Knex, userId: string): Promise<string> {
  const { token, id } = newApiToken(userId);
  const kept = { userId, id, name: 'Without scopes', kind: 'made', createdAt: NOW } as const;
  // Used just now, so that no call has to note it.
  await ApiToken.query(db).insert({ ...kept, scopes: [], lastUsedAt: NOW });
  return token;
}

/** Of one whose sessions were ended with the account, and of one with a session that nobody ended. */
async function deactivatedTokens(site: Site, administrator: Visitor): Promise<(string | undefined)[]> {
  const ended = await addAccount(site, 'damocles');
  await administrator.api.admin.setActive({ user: 'damocles', isActive: false });
  const left = await addAccount(site, 'euphemia');
  await site.db('auth.users').where({ id: left.userId }).update({ isActive: false });
  return [ended.token, left.token];
}

/** Of one whose sessions were ended with the ban, and of one with a session that nobody ended. */
async function bannedTokens(site: Site, administrator: Visitor): Promise<(string | undefined)[]> {
  const reason = 'Because a test says so';
  const ended = await addAccount(site, 'phaethon');
  await administrator.api.admin.banUser({ user: 'phaethon', reason });
  const left = await addAccount(site, 'tantalus');
  const ban = { isActive: false, bannedAt: NOW, banReason: reason };
  await site.db('auth.users').where({ id: left.userId }).update(ban);
  return [ended.token, left.token];
}

/** Of a session of an administrator who sees what she sees. */
async function impersonatingToken(administrator: Visitor, user: string): Promise<string | undefined> {
  await administrator.api.admin.impersonate({ user });
  return administrator.token;
}

const Procedure = z.custom<(input: unknown) => Promise<unknown>>((value) => typeof value === 'function');

async function replyTo(api: Caller, path: string, input: unknown): Promise<Omit<Reply, 'changed'>> {
  const [domain = '', name = ''] = path.split('.');
  const procedure = Procedure.parse(Reflect.get(Reflect.get(api, domain), name));
  try {
    return { answer: 'answers', text: superjson.stringify(await procedure(input)) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { _config: config } = appRouter._def;
    const shape = getTRPCErrorShape({ config, error, type: 'unknown', path, input, ctx: undefined });
    return { answer: shape.data.reason, text: superjson.stringify(shape) };
  }
}
