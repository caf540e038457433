import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccessRow,
  type Asker,
  administrators,
  askers,
  expectedOfImpersonator,
  expectedOfProgram,
  isOfPowerful,
  learners,
} from './testing/access/access-row.ts';
import { accessTable } from './testing/access/access-table.ts';
import { disagreements, faultsOf, rowsOf } from './testing/access/judge.ts';
import { type Owner, openScene, type Scene } from './testing/access/scene.ts';
import { changesOf, leaksOf } from './testing/access/traces.ts';
import { describeProcedures } from './testing/describe-procedures.ts';

const procedures = describeProcedures();
const rows = rowsOf(accessTable);
const scopes = new Map(procedures.map(({ path, scope }) => [path, scope]));

interface Case {
  readonly path: string;
  readonly row: AccessRow;
}
const cases: Case[] = [...rows].flatMap(([path, ways]) => ways.map((row) => ({ path, row })));

/** Lists and numbers about whoever asks, in which nobody else may count. */
const queries = new Set(procedures.filter(({ type }) => type === 'query').map(({ path }) => path));
const ownAnswers = cases.flatMap(({ path, row }) => {
  if (!queries.has(path) || isOfPowerful(row) || row.countsEverybody) return [];
  const others = askers.filter((asker) => asker !== 'owner');
  const answered = others.filter((asker) => row.expected[asker].answer === 'answers');
  return answered
    .filter((asker) => row.expected[asker].mayShow.length === 0)
    .map((asker) => ({ path, row, asker }));
});

let scene: Scene;
let owner: Owner;
/** What others were answered about themselves before the owner came. */
const before = new Map<object, string[]>();

async function textsFor({ asker, path, row }: Case & { readonly asker: Asker }): Promise<string[]> {
  return (await scene.ask(asker, path, row)).map(({ text }) => text);
}

beforeAll(async () => {
  scene = await openScene();
  for (const question of ownAnswers) before.set(question, await textsFor(question));
  owner = await scene.addOwner();
}, 120_000);
afterAll(() => scene?.close());

it('the table has a row of the right kind for every procedure, and for nothing else', () => {
  expect(disagreements(rows, procedures)).toEqual([]);
});

it('the owner has something in every table of people', () => {
  // Rights are of others, who ask here: support would not see an owner who held one.
  expect(owner.missing).toEqual(['auth.rights', 'quizzes.author_exams']);
});

describe('asked with the owner’s ids, everybody gets what the table says and sees and changes nothing else of hers', () => {
  it.each(cases)('$path', async ({ path, row }) => {
    const faults: string[] = [];
    for (const asker of askers) {
      const replies = await scene.ask(asker, path, row);
      const found = replies.flatMap((reply) => faultsOf(reply, row.expected[asker], owner.secrets));
      faults.push(...found.map((fault) => `${asker}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it.each(cases)('an administrator who sees what she sees: $path', async ({ path, row }) => {
    const procedure = procedures.find((one) => one.path === path);
    if (procedure === undefined) throw new Error('The table knows procedures alone');
    const [reply, ...more] = await scene.ask('impersonator', path, row);
    if (reply === undefined || more.length > 0) throw new Error('The administrator has one session');
    expect(faultsOf(reply, expectedOfImpersonator(row, procedure), owner.secrets)).toEqual([]);
  });

  it.each(cases)('a program without the scope: $path', async ({ path, row }) => {
    const expected = expectedOfProgram(row, scopes.get(path) ?? null);
    const [reply, ...more] = await scene.ask('program', path, row);
    if (reply === undefined || more.length > 0) throw new Error('The program has one token');
    expect(faultsOf(reply, expected, owner.secrets)).toEqual([]);
  });
});

describe('what people are told of themselves is what they were told before the owner came', () => {
  it.each(ownAnswers)('$path, $asker', async (question) => {
    expect(await textsFor(question)).toEqual(before.get(question));
  });
});

describe('the table and the traces are looked at closely', () => {
  const [first, ...rest] = procedures;

  it('a procedure without a row, a row without a procedure and a row of another kind are found', () => {
    const without = new Map([...rows].filter(([path]) => path !== first?.path));
    expect(disagreements(without, procedures)).toEqual([`${first?.path} has no row`]);
    expect(disagreements(rows, rest)).toEqual([`${first?.path} is no procedure`]);
    const other = new Map([...rows, ['quizzes.history', [administrators()]]] as const);
    expect(disagreements(other, procedures)).toEqual(['quizzes.history is of another kind']);
  });

  const secrets = [
    { value: 'a text\nof hers', tables: ['auth.profiles'] },
    { value: 'id-of-hers', tables: ['quizzes.attempts', 'quizzes.attempt_questions'] },
  ];
  const reply = { answer: 'answers', text: '{}', changed: [] };
  const { learner } = learners().expected;

  it('a text of hers in an answer is found, as it is and in JSON', () => {
    expect(leaksOf('{"is":"a text\\nof hers"}', secrets)).toEqual([secrets[0]]);
    expect(leaksOf('id-of-hers.secret', secrets)).toEqual([secrets[1]]);
    expect(leaksOf('{"is":"a text of others"}', secrets)).toEqual([]);
    const leaky = { ...reply, text: '{"id":"id-of-hers"}' };
    expect(faultsOf(leaky, learner, secrets)).toEqual([
      'shows “id-of-hers” of quizzes.attempts, quizzes.attempt_questions',
    ]);
  });

  it('a number of hers in an answer is found where it stands by itself, with either sign', () => {
    const amount = { value: 4_711, tables: ['billing.orders'] };
    expect(leaksOf('{"totalAmount":4711}', [amount])).toEqual([amount]);
    expect(leaksOf('{"changes":[5,-4711]}', [amount])).toEqual([amount]);
    expect(leaksOf('{"id":"a-4711-b","at":14711,"share":0.4711}', [amount])).toEqual([]);
  });

  it('a row of hers that was changed, added or removed is found', () => {
    expect(changesOf({ one: 'x', two: 'y' }, { one: 'x', two: 'z' })).toEqual(['two']);
    expect(changesOf({ one: 'x' }, { one: 'x', two: 'z' })).toEqual(['two']);
    expect(faultsOf({ ...reply, changed: ['auth.profiles'] }, learner, [])).toEqual([
      'changes auth.profiles',
    ]);
  });

  it('an answer instead of a refusal is found, and one that shows nothing of what it is about', () => {
    const refused = learners({ others: 'not-found' }).expected.learner;
    expect(faultsOf(reply, refused, [])).toEqual(['answers instead of not-found']);
    const own = learners({ hers: ['quizzes.attempts'] }).expected.owner;
    expect(faultsOf(reply, own, secrets)).toEqual(['shows nothing of quizzes.attempts']);
  });
});
