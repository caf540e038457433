import { randomUUID } from 'node:crypto';
import { migrate, openDatabase } from '@studyhall/api/server';
import { type ApiClient, createApiClient } from '@studyhall/client';
import type { Knex } from 'knex';
import { type Figure, figureOf, median } from './cost.ts';
import { startContender } from './processes.ts';
import type { Goal, Section } from './report.ts';
import { type Bench, environmentOf, ROOT } from './scene.ts';

const PASSWORD = 'seven green kettles';
const locale = { timeZone: 'Europe/Berlin', language: 'en' } as const;

/** What may lie behind an address, and how it gets there; each try has an account of its own, because tries are counted. */
const KINDS = ['known', 'disabled', 'waiting', 'provider', 'unknown'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Whether time tells what lies behind an address: medians of asks in turns, one at a time. What each part of the table says
 * is the slowest kind beside the fastest.
 */
export async function measureEnumeration({ cluster, size, ends }: Bench): Promise<Section> {
  const url = await cluster.createDatabase('enumeration');
  await migrate(url);
  const db = openDatabase({ url, poolSize: 1 });
  ends.push(() => db.destroy());
  const contender = await startContender({
    cwd: ROOT,
    env: { ...environmentOf(url), LIMITS_FACTOR: '1000' },
    command: ['node', 'apps/server/dist/main.cjs'],
    ready: /is ready:/,
  });
  ends.push(() => contender.stop());
  // A server that was told no address takes this one for its own.
  const api = createApiClient({ url: contender.origin.replace('127.0.0.1', 'localhost') });
  const count = size.enumerationTries;
  await addAccounts(db, api, count);
  const asks: Record<string, (kind: Kind, index: number) => Promise<unknown>> = {
    'log-in with a wrong password': async (kind, index) =>
      await api.auth.logIn.mutate({ identifier: addressOf(kind, index), password: 'no green kettles' }),
    'request of a new password': async (kind, index) =>
      await api.auth.requestPasswordReset.mutate({ email: addressOf(kind, index) }),
    'registration of an address': async (kind, index) =>
      await api.auth.register.mutate({ password: PASSWORD, ...locale, email: addressOf(kind, index) }),
  };
  const goals: Goal[] = [];
  for (const [what, ask] of Object.entries(asks)) {
    process.stderr.write(`${what}, ${count} times for each kind\n`);
    goals.push({
      what: `${what}: the slowest kind of account beside the fastest`,
      measured: await slowestBesideFastest(count, ask),
      kind: 'at most',
      limit: 1.2,
    });
  }
  return { goals, lines: [] };
}

function addressOf(kind: Kind, index: number): string {
  return `${kind}.${index}@example.org`;
}

async function slowestBesideFastest(
  count: number,
  ask: (kind: Kind, index: number) => Promise<unknown>,
): Promise<Figure> {
  const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  for (let index = 0; index < count; index += 1)
    for (const kind of KINDS.toSorted(() => Math.random() - 0.5)) {
      const start = performance.now();
      await ask(kind, index).catch((error: unknown) => refuseUnlike(error));
      times.get(kind)?.push(performance.now() - start);
    }
  // The first ones compiled what they ran.
  const medians = [...times.values()].map((values) => median(values.slice(Math.floor(count / 10))));
  return figureOf([Math.max(...medians) / Math.min(...medians)]);
}

/** A wrong password is what is asked for; anything else would be measured instead. */
function refuseUnlike(error: unknown): void {
  if (!(error instanceof Error) || error.message !== 'wrong-credentials') throw error;
}

/** The accounts, with one password, whose hash is made once. */
async function addAccounts(db: Knex, api: ApiClient, count: number): Promise<void> {
  const username = 'maker';
  await api.auth.register.mutate({ password: PASSWORD, ...locale, username });
  await db.raw(
    `create table public.made as select gen_random_uuid() as id, kind, n, kind || '.' || n || '@example.org' as address
       from unnest(array['known', 'disabled', 'waiting', 'provider']) kind, generate_series(0, ?::int - 1) n`,
    [count],
  );
  await db.raw(`
    insert into auth.users (id, role, is_active, pending_email, created_at, updated_at)
      select id, 'individual', kind <> 'disabled', case kind when 'waiting' then address end, now(), now() from public.made;
    insert into auth.profiles (user_id, updated_at) select id, now() from public.made;
    insert into auth.identifiers (kind, value, display, user_id, created_at)
      select 'email', address, address, id, now() from public.made where kind <> 'waiting';
    insert into auth.passwords (user_id, password_hash, changed_at)
      select m.id, p.password_hash, now() from public.made m, auth.passwords p where m.kind <> 'provider';
    insert into auth.oauth_accounts (user_id, provider, subject, linked_at, last_used_at)
      select id, 'https://login.example.org', '${randomUUID()}' || n, now(), now() from public.made where kind = 'provider';
    drop table public.made;
    analyze;
  `);
}
