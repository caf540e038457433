import { randomUUID } from 'node:crypto';
import { openDatabase } from '@studyhall/api/server';
import {
  addCatalogue,
  addExam,
  describeProcedures,
  newSecretKey,
  optionsOf,
  type ProcedureDescription,
  questionsOfEveryType,
  rightAnswerTo,
} from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSignedIn, type Database, type Learner } from './learning.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const CANARY = 'canary-';
/** Ends the attempt or the session that the rest needs; a hint is told to who takes it. */
const LEFT_OUT = [
  'quizzes.submit',
  'quizzes.takeHint',
  'auth.logOut',
  'accounts.requestDeletion',
  'accounts.deleteGuest',
];

let database: TestDatabase;
let db: Database;
let server: ServerProcess;
let code: string;
let everyType: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  await addCatalogue(db);
  // Every option says only "Choice n"; which is right stands in its explanation alone, and each is unlike any other.
  const option = (question: number, index: number) => ({
    text: `Choice ${index}`,
    explanation: `${CANARY}${question}-${index === 2 ? 'right' : 'wrong'}-${index}`,
    isCorrect: index === 2,
  });
  ({ code } = await addExam(db, {
    questions: Array.from({ length: 4 }, (_, question) => ({
      text: `Question ${question}`,
      options: Array.from({ length: 4 }, (_, index) => option(question, index)),
    })),
  }));
  ({ code: everyType } = await addExam(db, { questions: questionsOfEveryType(CANARY) }));
  await db('quizzes.question_versions').update({ explanation: `${CANARY}whole` });
  server = await startServerProcess(database.url, newSecretKey());
});

afterAll(async () => {
  await server?.stop();
  await db?.destroy();
  await database?.drop();
});

interface Answer {
  readonly path: string;
  readonly status: number;
  /** Status line apart, everything that came: headers and body. */
  readonly bytes: string;
}

/** Calls a procedure as a browser does, with whatever input may mean something to it. */
async function call(procedure: ProcedureDescription, learner: Learner, input: object): Promise<Answer> {
  const json = JSON.stringify({ json: input });
  const isQuery = procedure.type === 'query';
  const url = `${server.origin}/trpc/${procedure.path}${isQuery ? `?input=${encodeURIComponent(json)}` : ''}`;
  const response = await fetch(url, {
    method: isQuery ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${learner.token}`,
      ...(isQuery ? {} : { 'content-type': 'application/json' }),
    },
    ...(isQuery ? {} : { body: json }),
  });
  const headers = [...response.headers].map((pair) => pair.join(': ')).join('\n');
  return { path: procedure.path, status: response.status, bytes: `${headers}\n\n${await response.text()}` };
}

async function callAll(learner: Learner, attemptId: string, examCode = code): Promise<Answer[]> {
  const input = {
    attemptId,
    position: 1,
    answer: [0],
    isFlagged: true,
    limit: 20,
    examCode,
    board: 'xp',
    mode: 'exam',
    idempotencyKey: randomUUID(),
    question: 'q-1',
    slug: 'first-steps',
  };
  const answers: Answer[] = [];
  for (const procedure of describeProcedures()) {
    if (!LEFT_OUT.includes(procedure.path)) answers.push(await call(procedure, learner, input));
  }
  return answers;
}

async function start(learner: Learner, mode: 'exam' | 'study', examCode = code): Promise<string> {
  const command = { examCode, mode, idempotencyKey: randomUUID() };
  return (await learner.clientAt(server.origin).quizzes.start.mutate(command)).attemptId;
}

describe('before an exam is submitted', () => {
  it('no byte of any answer to its learner holds what tells right from wrong', async () => {
    const learner = await addSignedIn(db);
    const attemptId = await start(learner, 'exam');
    const answers = await callAll(learner, attemptId);
    expect(answers.filter(({ bytes }) => bytes.includes(CANARY)).map(({ path }) => path)).toEqual([]);
    const answered = answers.filter(({ status }) => status === 200).map(({ path }) => path);
    expect(answered).toEqual(
      expect.arrayContaining([
        'quizzes.getAttempt',
        'quizzes.answer',
        'quizzes.openAttempts',
        'home.dashboard',
      ]),
    );
    expect(answered).not.toContain('quizzes.review');
    expect(answered).not.toContain('quizzes.check');
    expect(answered.filter((path) => path.startsWith('admin.'))).toEqual([]);
  });

  it('options show their text and nothing else, in an order that tells nothing', async () => {
    const learner = await addSignedIn(db);
    const places = new Set<number>();
    for (let tries = 0; tries < 12; tries += 1) {
      const attemptId = await start(learner, 'exam');
      const { questions } = await learner.clientAt(server.origin).quizzes.getAttempt.query({ attemptId });
      for (const question of questions) {
        expect(question.feedback).toBeNull();
        const options = optionsOf(question);
        expect(options.flatMap((option) => Object.keys(option))).toEqual(Array(4).fill('text'));
        places.add(options.findIndex(({ text }) => text === 'Choice 2'));
      }
    }
    expect(places).toEqual(new Set([0, 1, 2, 3]));
  });

  it('nor does an answer to another learner, who is not shown the attempt at all', async () => {
    const attemptId = await start(await addSignedIn(db), 'exam');
    const answers = await callAll(await addSignedIn(db), attemptId);
    expect(answers.filter(({ bytes }) => bytes.includes(CANARY))).toEqual([]);
    expect(answers.find(({ path }) => path === 'quizzes.getAttempt')?.status).toBe(404);
  });

  it('afterwards the review holds all of it: the canaries sing', async () => {
    const learner = await addSignedIn(db);
    const attemptId = await start(learner, 'exam');
    const client = learner.clientAt(server.origin);
    await client.quizzes.submit.mutate({ attemptId });
    const review = JSON.stringify(await client.quizzes.review.query({ attemptId }));
    expect(review.match(/canary-\d-(right|wrong)-\d/g)).toHaveLength(16);
  });
});

describe('of a question of any type', () => {
  it('nothing is told before the end, whatever is answered and asked, and all of it afterwards', async () => {
    const learner = await addSignedIn(db);
    const attemptId = await start(learner, 'exam', everyType);
    const client = learner.clientAt(server.origin);
    const { questions } = await client.quizzes.getAttempt.query({ attemptId });
    const seen: unknown[] = [questions];
    for (const question of questions) {
      const answer = {
        attemptId,
        position: question.position,
        answer: [...rightAnswerTo(question, 'canar')],
      };
      seen.push(await client.quizzes.answer.mutate(answer));
    }
    expect(JSON.stringify(seen)).not.toContain(CANARY);
    const answers = await callAll(learner, attemptId, everyType);
    expect(answers.filter(({ bytes }) => bytes.includes(CANARY)).map(({ path }) => path)).toEqual([]);
    // One of those calls has discarded it.
    const other = { attemptId: await start(learner, 'exam', everyType) };
    await client.quizzes.submit.mutate(other);
    const review = JSON.stringify(await client.quizzes.review.query(other));
    const told = [
      'single 0',
      'multiple 3',
      'true-false False',
      'short',
      'short why',
      'numeric',
      'gap',
      'gap right',
      'open',
    ];
    expect(told.filter((words) => !review.includes(`"${CANARY}${words}"`))).toEqual([]);
    expect(review).not.toContain(`${CANARY}hint`);
  });

  it.each(['exam', 'study'] as const)(
    'a hint is offered without its text in %s mode, and once taken told of its own question alone',
    async (mode) => {
      const learner = await addSignedIn(db);
      const attemptId = await start(learner, mode, everyType);
      const { quizzes } = learner.clientAt(server.origin);
      const look = async () => (await quizzes.getAttempt.query({ attemptId })).questions;
      for (const { position, type, hint } of await look()) {
        expect(hint).toEqual({ costPercent: 50, text: null, lang: null });
        const text = `${CANARY}hint of ${type}`;
        const taken = await quizzes.takeHint.mutate({ attemptId, position });
        expect(taken).toEqual({ costPercent: 50, text, lang: null, images: [] });
        const seen = await look();
        expect(JSON.stringify(seen[position])).toContain(text);
        expect(JSON.stringify(seen.slice(position + 1))).not.toContain(CANARY);
        expect(JSON.stringify([taken, seen]).replaceAll(/canary-hint of/g, '')).not.toContain(CANARY);
      }
    },
  );

  it('in study mode a check tells of its own question alone', async () => {
    const learner = await addSignedIn(db);
    const attemptId = await start(learner, 'study', everyType);
    const client = learner.clientAt(server.origin);
    const { questions } = await client.quizzes.getAttempt.query({ attemptId });
    for (const { position } of questions) {
      const before = await client.quizzes.getAttempt.query({ attemptId });
      expect(JSON.stringify(before.questions.slice(position))).not.toContain(CANARY);
      await client.quizzes.check.mutate({ attemptId, position });
    }
  });
});

it('in study mode a check reveals its own question and no other', async () => {
  const learner = await addSignedIn(db);
  const attemptId = await start(learner, 'study');
  const client = learner.clientAt(server.origin);
  await client.quizzes.answer.mutate({ attemptId, position: 0, answer: [0] });
  const checked = JSON.stringify(await client.quizzes.check.mutate({ attemptId, position: 0 }));
  const own = /canary-(\d)-/.exec(checked)?.[1];
  const seen = JSON.stringify([checked, await client.quizzes.getAttempt.query({ attemptId })]);
  const questions = new Set([...seen.matchAll(/canary-(\d)-/g)].map(([, question]) => question));
  expect([...questions]).toEqual([own]);
});
