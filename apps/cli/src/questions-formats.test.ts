import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleQuestions } from '@studyhall/domain/quizzes/formats/example-questions';
import { foreignFormats } from '@studyhall/domain/quizzes/formats/question-writers';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

const inFolder = (name: string) => join(desk.folder, name);

async function importInto(exam: string, file: string, ...options: string[]) {
  const { stdout } = await desk.run([
    ...['questions', 'import', file, '--exam', exam, '--title', exam, '--json'],
    ...options,
  ]);
  return JSON.parse(stdout);
}

it.each([...foreignFormats, 'csv', 'json'])(
  'a template of %s is imported, known by its content',
  async (format) => {
    const file = inFolder(`template-${format}.txt`);
    const written = await desk.run(['questions', 'template', '--format', format, '--output', file]);
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const { rows, new: taken, rejected } = await importInto(`template-${format}`, file);
    expect([taken, rejected]).toEqual([rows, 0]);
    expect(rows).toBeGreaterThan(0);
  },
);

test('what a format does not hold is said, and which questions it does not hold at all', async () => {
  const json = inFolder('bank.json');
  await writeFile(
    json,
    JSON.stringify(
      exampleQuestions.map((draft, index) => ({ ...draft, externalId: `E-${index}`, weight: 2 })),
    ),
  );
  await importInto('losing', json);
  const exported = await desk.run(['questions', 'export', '--exam', 'losing', '--format', 'gift']);
  expect(exported.stderr).toContain('1 question was not written: GIFT has no gaps questions (E-7)');
  expect(exported.stderr).toContain('7 questions were written without its weight (E-0, E-1, E-2 …)');
  expect(exported.stderr).toContain('Exported 7 questions');
  expect(exported.stdout).toContain('// [id:E-0]');
});

test('an exam is exported as a workbook, and imported again', async () => {
  const [table, workbook] = [inFolder('t.csv'), inFolder('kahoot.xlsx')];
  await desk.run(['questions', 'template', '--format', 'kahoot', '--output', table]);
  await importInto('workbook', table);
  await desk.run(['questions', 'export', '--exam', 'workbook', '--format', 'kahoot', '--output', workbook]);
  expect((await readFile(workbook)).subarray(0, 2).toString()).toBe('PK');
  expect(await importInto('workbook', workbook)).toMatchObject({ rows: 3, unchanged: 3 });
});

test('questions without a domain go where --domain says', async () => {
  const file = inFolder('deep.gift');
  await writeFile(file, 'Is it deep?{T}');
  await importInto('deep', file, '--domain', '1.2');
  const { stdout } = await desk.run(['questions', 'export', '--exam', 'deep', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject([{ domainCode: '1.2' }]);
});
