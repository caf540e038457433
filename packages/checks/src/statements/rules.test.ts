import { withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { equalitiesOf } from './conditions.ts';
import { broken, type Exception, stale } from './exception-list.ts';
import { commentsOfIndexes, unneededIndexes } from './indexes.ts';
import type { TableColumns } from './ownership.ts';
import { type Client, explainForAnyValues, plansForAnyValues } from './plan.ts';
import { namesIn, type Statement, statementsOf } from './statement.ts';
import { compileError, examine, type Finding, planForFullTables, readColumns } from './statement-plans.ts';

const canPlan = await plansForAnyValues();
let database: TestDatabase;
let columns: TableColumns;

beforeAll(async () => {
  database = await createTestDatabase();
  columns = await withClient(database.url, readColumns);
});
afterAll(() => database?.drop());

async function withPlanner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return await withClient(database.url, async (client) => {
    await planForFullTables(client);
    return await work(client);
  });
}

async function findingOf(text: string, more: Partial<Statement> = {}): Promise<Finding> {
  const statement: Statement = {
    label: 'made up',
    file: 'packages/api/src/home/made-up.ts',
    text,
    valueSets: [],
    ...more,
  };
  return await withPlanner((client) => examine(client, statement, columns));
}

describe.skipIf(!canPlan)('a statement names the account whose rows it touches', () => {
  it.each([
    'select from quizzes.attempts where user_id = $1 and id = $2',
    'select from auth.users u join auth.profiles p on p.user_id = u.id where u.id = $1',
    'select from auth.users u left join auth.passwords w on w.user_id = u.id where u.id = $1',
    'select from auth.users u left join auth.passwords w on w.user_id = $1 where u.id = $1',
    'select (select count(*) from auth.sessions s where s.user_id = u.id) from auth.users u where u.id = $1',
    'update auth.profiles set bio = $1 where user_id = $2',
    'delete from auth.sessions where user_id = $1 and id <> $2',
    'update quizzes.attempts a set revision = 1 from auth.users u where u.id = $1 and a.user_id = u.id',
    'insert into auth.passwords (user_id, password_hash, changed_at) values ($1, $2, $3)',
    'insert into auth.passwords (user_id, password_hash, changed_at) values ($1, $2, $3), ($4, $5, $6)',
    `with gone as (delete from auth.sessions where user_id = $1 returning user_id)
     update auth.users u set is_active = false from gone where u.id = gone.user_id`,
    `insert into auth.passwords (user_id, password_hash, changed_at)
     select p.user_id, p.bio, p.updated_at from auth.profiles p where p.user_id = $1`,
    'select from quizzes.exams where code = $1',
    'select from live.players where game_id = $1',
    'select from live.seats s join live.games g on g.room_id = s.room_id where g.game_id = $1',
    'update live.seats set is_ready = true where room_id = $1 and seat = $2',
    'select from billing.orders o join billing.products p on p.slug = o.product_slug where o.user_id = $1 and o.id = $2',
    'update billing.orders set revision = revision + 1 where user_id = $1 and id = $2',
    'select from billing.webhook_events where id = $1',
    'select from auth.identifiers where user_id = $1 and kind = $2',
    'select from gamification.board_entries where board = $1 and user_id = $2',
    'select from gamification.board_entries where user_id = $1 and (board = $2 or board = any($3))',
  ])('as here: %s', async (text) => {
    expect(await findingOf(text)).toMatchObject({ crossesUsers: [], doesNotCompile: null });
  });

  it.each([
    ['select from quizzes.attempts where id = $1', ['quizzes.attempts']],
    ['select from quizzes.attempts where user_id = any($1)', ['quizzes.attempts']],
    ['select from quizzes.attempts where user_id = $1 or id = $2', ['quizzes.attempts']],
    ['select from quizzes.attempts where user_id <> $1', ['quizzes.attempts']],
    ['select from quizzes.attempts where $1::uuid is null or user_id = $1', ['quizzes.attempts']],
    // The condition stands on the side that may be missing.
    [
      'select from auth.users u left join auth.passwords w on w.user_id = u.id and w.user_id = $1',
      ['auth.users'],
    ],
    [
      'select from auth.sessions s join auth.users u on u.id = s.user_id where s.id = $1',
      ['auth.sessions', 'auth.users'],
    ],
    [
      'select from quizzes.attempts a join quizzes.attempt_questions q on q.attempt_id = a.id where a.user_id = $1',
      ['quizzes.attempt_questions'],
    ],
    ['select from auth.users u join live.players p on p.user_id = u.id where p.game_id = $1', ['auth.users']],
    ['select from live.players where seat = $1', ['live.players']],
    ['update auth.profiles set bio = $1', ['auth.profiles']],
    ['delete from auth.sessions where id = $1', ['auth.sessions']],
    [
      `insert into auth.passwords (user_id, password_hash, changed_at)
       select p.user_id, p.bio, p.updated_at from auth.profiles p where p.bio = $1`,
      ['auth.passwords', 'auth.profiles'],
    ],
    [
      `with top as (select user_id from gamification.board_entries where board = $1 order by score desc limit 3)
       select from auth.profiles p join top on top.user_id = p.user_id`,
      ['auth.profiles', 'gamification.board_entries'],
    ],
    // Of whatever class: a ledger, a directory, a board.
    ['select total_amount from billing.orders where id = $1', ['billing.orders']],
    ['update billing.orders set revision = revision + 1 where id = $1', ['billing.orders']],
    [
      'select from billing.orders o join billing.order_items i on i.order_id = o.id where o.user_id = $1',
      ['billing.order_items'],
    ],
    [
      `insert into billing.entitlements (user_id, feature, source_id, valid_from)
       select o.user_id, 'premium', o.id::text, o.paid_at from billing.orders o where o.id = $1`,
      ['billing.entitlements', 'billing.orders'],
    ],
    ['select from auth.identifiers where kind = $1 and value = $2', ['auth.identifiers']],
    ['select from gamification.board_entries where board = $1 limit 3', ['gamification.board_entries']],
    [
      'select (select count(*) from auth.sessions s where s.id = $2) from auth.users u where u.id = $1',
      ['auth.sessions'],
    ],
  ])('and not as here: %s', async (text, tables) => {
    expect(await findingOf(text)).toMatchObject({ crossesUsers: tables, doesNotCompile: null });
  });
});

describe.skipIf(!canPlan)('a statement names tables of its own room and of rooms before it', () => {
  it.each([
    ['auth', 'select from auth.users where id = $1', []],
    ['quizzes', 'select from "gamification"."standings" where "user_id" = $1', []],
    ['auth', 'select from "billing"."orders" where "user_id" = $1', ['billing.orders']],
    ['progress', 'select from auth.users u, quizzes.exams e where u.id = $1', ['quizzes.exams']],
  ])('in %s: %s', async (domain, text, tables) => {
    const finding = await findingOf(text, { file: `packages/api/src/${domain}/made-up.ts` });
    expect(finding).toMatchObject({ namesLaterRooms: tables, doesNotCompile: null });
  });
});

describe.skipIf(!canPlan)('a statement finds the rows of accounts by an index', () => {
  it.each([
    ['select from auth.sessions where user_id = $1', []],
    ['select from quizzes.exams where title = $1', []],
    ['select from auth.users order by created_at desc, id desc limit $1', []],
    ['select from auth.profiles where bio = $1', ['auth.profiles']],
    ['select count(*) from auth.users', ['auth.users']],
    ['select from auth.users order by updated_at limit $1', ['auth.users']],
    ['update billing.orders set credits = 1 where credits = $1', ['billing.orders']],
  ])('%s', async (text, tables) => {
    expect(await findingOf(text)).toMatchObject({ readsWhole: tables, doesNotCompile: null });
  });

  it('which may depend on what it is sent with, unless it is prepared under a name', async () => {
    const text = 'select from auth.profiles where ($1::uuid is null or user_id = $1)';
    const id = '019a0000-0000-7000-8000-000000000000';
    expect(await findingOf(text)).toMatchObject({ readsWhole: ['auth.profiles'] });
    expect(await findingOf(text, { valueSets: [[id]] })).toMatchObject({ readsWhole: [] });
    expect(await findingOf(text, { valueSets: [[id], [null]] })).toMatchObject({
      readsWhole: ['auth.profiles'],
    });
  });
});

describe.skipIf(!canPlan)('a statement compiles', () => {
  it.each(['select from auth.nowhere', 'select nothing from auth.users', 'select $1 + $2'])(
    'and not: %s',
    async (text) => {
      const { doesNotCompile, statement } = await findingOf(text);
      expect(doesNotCompile).toEqual(expect.any(String));
      const errors = await withPlanner(async (client) => [
        await compileError(client, statement),
        await compileError(client, { ...statement, text: 'select from auth.users where id = $1' }),
      ]);
      expect(errors).toEqual([doesNotCompile, null]);
    },
  );
});

describe.skipIf(!canPlan)('an index makes some statement cheaper', () => {
  async function unneededFor(...texts: string[]): Promise<string[]> {
    return await withPlanner(async (client) => {
      const indexes = [
        { schema: 'auth', name: 'users_newest' },
        { schema: 'auth', name: 'sessions_expiry' },
      ];
      const plannings = texts.map((text) => () => explainForAnyValues(client, text));
      return await unneededIndexes(client, indexes, plannings);
    });
  }
  const newest = 'select from auth.users order by created_at desc, id desc limit $1';

  it('or is reported', async () => {
    expect(await unneededFor()).toEqual(['users_newest', 'sessions_expiry']);
    expect(await unneededFor(newest)).toEqual(['sessions_expiry']);
    expect(await unneededFor(newest, 'delete from auth.sessions where expires_at < $1')).toEqual([]);
  });

  it('and not only as well as another one does', async () => {
    await withPlanner(async (client) => {
      await client.query('create index twin on auth.users (created_at desc, id desc)');
      const indexes = [
        { schema: 'auth', name: 'users_newest' },
        { schema: 'auth', name: 'twin' },
      ];
      const found = await unneededIndexes(client, indexes, [() => explainForAnyValues(client, newest)]);
      await client.query('drop index auth.twin');
      expect(found).toEqual(['users_newest', 'twin']);
    });
  });

  it('and says in its migration for what', () => {
    const sql =
      '-- Old.\ncreate table t ();\n\n-- The list,\n-- newest first.\ncreate index a on t (x);\ncreate index b on t (y);';
    expect([...commentsOfIndexes(sql)]).toEqual([
      ['a', 'The list, newest first.'],
      ['b', 'The list, newest first.'],
    ]);
  });
});

describe('an exception', () => {
  const exception: Exception = { statement: 'delete … limit $1', tables: ['a.b'], reason: 'A test.' };

  it('allows its tables to its statement, and nothing else', () => {
    expect(broken([{ label: 'delete all limit $1', tables: ['a.b'] }], [exception])).toEqual([]);
    expect(broken([{ label: 'delete all limit $1', tables: ['a.b', 'a.c'] }], [exception])).toEqual([
      'a.c: delete all limit $1',
    ]);
    expect(broken([{ label: 'delete all', tables: ['a.b'] }], [exception])).toEqual(['a.b: delete all']);
  });

  it('that nothing needs is reported', () => {
    expect(stale([{ label: 'delete all limit $1', tables: ['a.b'] }], [exception])).toEqual([]);
    expect(stale([{ label: 'delete all limit $1', tables: [] }], [exception])).toEqual([
      'a.b: delete … limit $1',
    ]);
    const any: Exception = { ...exception, tables: 'whatever there are' };
    expect(stale([], [any])).toEqual(['any table: delete … limit $1']);
  });
});

describe('what holds for every row', () => {
  const column = (alias: string, name: string) => ({ kind: 'column', alias, column: name });
  const parameter = { kind: 'parameter' };

  it.each([
    ['(a.x = $1)', [{ left: column('a', 'x'), right: parameter }]],
    [
      '((a.x = $1) AND (b.y = a.x))',
      [
        { left: column('a', 'x'), right: parameter },
        { left: column('b', 'y'), right: column('a', 'x') },
      ],
    ],
    ['((a.x = $1) OR (a.y = $2))', []],
    ['((a.x = $1) OR (a.x = $2))', []],
    [
      '(((a.y = $1) AND (a.x = $2)) OR ((a.y = ANY ($3)) AND (a.x = $2)))',
      [{ left: column('a', 'x'), right: parameter }],
    ],
    [`("a b"."x y" = ($1)::uuid)`, [{ left: column('a b', 'x y'), right: parameter }]],
    [
      `((a.t = ') AND (a.x = $1)'::text) AND (a.y >= $2))`,
      [{ left: column('a', 't'), right: { kind: 'other' } }],
    ],
    ['(a.x <> $1)', []],
    ['(NOT (a.x = $1))', []],
  ])('%s', (condition, equalities) => {
    expect(equalitiesOf(condition)).toEqual(equalities);
  });
});

describe('statements are kept', () => {
  it('by the name that the sources write out', () => {
    expect(namesIn('a.ts', `await named<Row>(db, 'one', sql, {});`)).toEqual(['one']);
    expect(() => namesIn('a.ts', 'await named(db, name, sql, {});')).toThrow('plain text');
  });

  it('once, with all that they were sent with, and only those that have a plan', () => {
    const file = 'packages/api/src/auth/a.ts';
    const kept = statementsOf(
      {
        testFiles: 1,
        isWhole: false,
        answered: new Map(),
        named: [
          { kind: 'named', name: 'one', text: 'select\n 1' },
          { kind: 'named', name: 'of_a_test', text: 'select 2' },
        ],
        built: [
          { kind: 'built', file, text: 'select $1', values: [1] },
          { kind: 'built', file, text: 'select  $1', values: [null] },
          { kind: 'built', file, text: 'set local role x', values: [] },
          { kind: 'built', file: null, text: 'select 3', values: null },
        ],
      },
      new Map([['one', file]]),
    );
    expect(kept).toEqual([
      { label: 'one', file, text: 'select 1', valueSets: [] },
      { label: 'select $1', file, text: 'select $1', valueSets: [[1], [null]] },
      { label: 'select 3', file: null, text: 'select 3', valueSets: [] },
    ]);
  });
});
