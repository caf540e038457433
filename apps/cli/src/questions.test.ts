import { readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { ESCAPE, expected, writeQuestionFile } from './testing/question-files.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;
let file: string;

/** A table in a pipe as objects. */
function parseTsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])));
}

async function importInto(exam: string, ...options: string[]) {
  return await desk.run([
    'questions',
    'import',
    file,
    '--exam',
    exam,
    '--title',
    exam,
    '--publish',
    '--json',
    ...options,
  ]);
}

async function listed(exam: string): Promise<Record<string, string>[]> {
  return parseTsv((await desk.run(['questions', 'list', '--exam', exam])).stdout);
}

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
  file = await writeQuestionFile(desk.folder);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

test('an import says what became of every row, and a second one changes nothing', async () => {
  const first = await importInto('twice');
  expect(first.code).toBe(0);
  const summary = JSON.parse(first.stdout);
  expect(summary).toMatchObject({ ...expected, state: 'done' });
  expect(first.stderr).toContain('2 rows were rejected');
  expect(first.stderr).toContain('--outcome duplicate');
  const second = JSON.parse((await importInto('twice')).stdout);
  expect(second).toMatchObject({ new: 0, updated: 0, unchanged: 5, rejected: 2 });
});

test('what is new waits as drafts until the import is published, and says how; it is taken back once', async () => {
  const asked = ['questions', 'import', file, '--exam', 'waiting', '--title', 'Waiting', '--json'];
  const { stdout, stderr } = await desk.run(asked);
  const { importId } = JSON.parse(stdout);
  expect(stderr).toContain(`5 new questions are drafts: studyhall imports publish ${importId}`);
  expect((await listed('waiting')).map(({ status }) => status)).toEqual(Array(5).fill('draft'));
  const dry = await desk.run(['imports', 'publish', importId, '--dry-run']);
  expect(dry.stderr).toContain('Would publish 5 questions, and the exam');
  expect((await desk.run(['imports', 'publish', importId])).stderr).toContain('Published 5 questions');
  expect((await desk.run(['imports', 'publish', importId])).stderr).toContain('no draft of it is left');
  const list = await desk.run(['imports', 'list', '--exam', 'waiting', '--json=importId,publishedAt']);
  expect(JSON.parse(list.stdout)).toMatchObject([{ importId, publishedAt: expect.any(String) }]);
  const undone = await desk.run(['imports', 'undo', importId, '--yes']);
  expect(undone.stderr).toContain('the exam that it made removed');
  expect((await desk.run(['imports', 'undo', importId, '--yes'])).stderr).toContain('was taken back on');
  const late = await desk.run(['imports', 'publish', importId]);
  expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('taken back')]);
});

test('rejected rows are in a file that says why and is imported again once it is mended', async () => {
  const rejects = join(desk.folder, 'rejects.csv');
  await importInto('rejecting', '--rejects', rejects);
  const text = await readFile(rejects, 'utf8');
  expect(text).toMatch(/^rejected-because,/);
  expect(text).toMatch(/^"line 9, correct answer: names option D.*",.*T-7/m);
  expect(text).toMatch(/^.*line 10, domain: .*T-8/m);
  const again = ['questions', 'import', rejects, '--exam', 'rejecting', '--json'];
  expect(JSON.parse((await desk.run(again)).stdout)).toMatchObject({ rows: 2, rejected: 2 });
  const { stdout } = await importInto('rejecting');
  const rows = await desk.run([
    'imports',
    'rows',
    JSON.parse(stdout).importId,
    '--outcome',
    'rejected',
    '--json=line',
  ]);
  expect(JSON.parse(rows.stdout)).toEqual([{ line: 9 }, { line: 10 }]);
});

test('without --rejects they are beside the file', async () => {
  const { stderr } = await importInto('beside');
  expect(stderr).toContain(`${file}.rejected.csv`);
  expect(await readFile(`${file}.rejected.csv`, 'utf8')).toContain('T-8');
});

test('a dry run says the same and imports nothing', async () => {
  await importInto('rehearsed');
  await writeFile(file.replace('bank', 'more'), `${(await readFile(file, 'utf8')).replaceAll('T-', 'U-')}`);
  const before = await listed('rehearsed');
  const args = [
    'questions',
    'import',
    file.replace('bank', 'more'),
    '--exam',
    'rehearsed',
    '--dry-run',
    '--json',
  ];
  const dry = await desk.run(args);
  expect(dry.code).toBe(0);
  expect(dry.stderr).toContain('nothing was imported');
  expect(JSON.parse(dry.stdout).rows).toBe(expected.rows);
  expect(await listed('rehearsed')).toEqual(before);
});

test('an exported file is imported again without a change', async () => {
  await importInto('around');
  const exported = join(desk.folder, 'around.csv');
  for (const format of ['json', 'csv']) {
    const asked = ['questions', 'export', '--exam', 'around', '--format', format, '--output', exported];
    expect(await desk.run(asked)).toMatchObject({ code: 0, stdout: '' });
    const back = ['questions', 'import', exported, '--exam', 'around', '--format', format, '--json'];
    const unchanged = { rows: 5, unchanged: 5, new: 0, updated: 0, rejected: 0 };
    expect(JSON.parse((await desk.run(back)).stdout)).toMatchObject(unchanged);
  }
  const elsewhere = await desk.run([
    'questions',
    'import',
    exported,
    '--exam',
    'elsewhere',
    '--title',
    'E',
    '--json',
  ]);
  expect(JSON.parse(elsewhere.stdout)).toMatchObject({ rows: 5, new: 5, rejected: 0 });
  const [here, there] = await Promise.all(
    ['around', 'elsewhere'].map(
      (exam) => desk.start(['questions', 'export', '--exam', exam, '--format', 'json']).ended,
    ),
  );
  const questions: { text: string }[] = JSON.parse(here?.stdout ?? '');
  expect(JSON.parse(there?.stdout ?? '')).toEqual(questions);
  expect(questions.map((question) => question.text)).toContain(`What does ${ESCAPE}[2Jclear do?`);
});

test('a file is read as it is said: its texts, and what its keys count from', async () => {
  const odd = join(desk.folder, 'odd.csv');
  const rows = ['A,"What is **1** of\n2*3*4?",`one`,2*3*4,2', 'A,Which is the second?,p,q,2'];
  await writeFile(odd, ['domain,question-text,option-a,option-b,correct answer', ...rows].join('\n'));
  const asked = ['questions', 'import', odd, '--exam', 'odd', '--title', 'Odd'];
  const whole = await desk.run([...asked, '--json']);
  // Counted from 0 there is no third option, so these keys count from 1.
  expect(JSON.parse(whole.stdout)).toMatchObject({ rows: 2, new: 2 });
  const wrong = await desk.run([...asked, '--answers', 'letters', '--dry-run', '--json']);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ rejected: 2 });
  const shown = async () => {
    const list = await desk.run([
      'questions',
      'list',
      '--exam',
      'odd',
      '--search',
      'What',
      '--json=questionId,textFormat',
    ]);
    const [{ questionId, textFormat }] = JSON.parse(list.stdout);
    const { stdout } = await desk.run(['questions', 'show', questionId, '--exam', 'odd', '--json=text']);
    return { textFormat, text: JSON.parse(stdout).text };
  };
  expect(await shown()).toEqual({ textFormat: 'plain', text: 'What is **1** of\n2*3*4?' });
  const said = await desk.run([...asked, '--format-text', 'markdown', '--answers', '1-based', '--json']);
  expect(JSON.parse(said.stdout)).toMatchObject({ updated: 2 });
  expect(await shown()).toEqual({ textFormat: 'markdown', text: 'What is **1** of\n2*3*4?' });
  const misused = await desk.run([...asked, '--answers', 'guess']);
  expect(misused.code).toBe(2);
});

test('questions and their pictures go out as one archive or within Moodle’s XML, and come back without a change', async () => {
  const cell = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
    'base64',
  );
  const text = 'See ![a cell](pictures/cell.png)';
  const table = JSON.stringify([
    { externalId: 'P-1', domainCode: '1.1', type: 'open', text, modelAnswer: text },
  ]);
  const bank = join(desk.folder, 'bank.zip');
  await writeFile(bank, zipSync({ 'pictures/cell.png': cell, 'bank.json': Buffer.from(table) }));
  const counts = async (path: string, ...options: string[]) => {
    const back = await desk.run(['questions', 'import', path, '--exam', 'cells', '--json', ...options]);
    return JSON.parse(back.stdout);
  };
  expect(await counts(bank, '--title', 'Cells')).toMatchObject({ new: 1, rejected: 0 });
  const asked = ['questions', 'export', '--exam', 'cells', '--output'];
  for (const format of ['csv', 'json', 'gift']) {
    const file = join(desk.folder, `${format}.zip`);
    const { code, stderr } = await desk.run([...asked, file, '--zip', '--format', format]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Exported 1 questions')]);
    const files = unzipSync(await readFile(file));
    const [picture, ...others] = Object.keys(files).filter((name) => name.startsWith('pictures/'));
    expect([picture, others]).toEqual([expect.stringMatching(/^pictures\/[0-9a-f]{64}\.png$/), []]);
    expect(Buffer.from(files[picture ?? ''] ?? []).equals(cell)).toBe(true);
    if (format !== 'gift') expect(await counts(file)).toMatchObject({ unchanged: 1, rejected: 0 });
  }
  const xml = join(desk.folder, 'cells.xml');
  await desk.run([...asked, xml, '--format', 'moodle-xml']);
  expect(await readFile(xml, 'utf8')).toContain(cell.toString('base64'));
  expect(await counts(xml)).toMatchObject({ unchanged: 1, rejected: 0 });
});

test('an export of nothing, or to nowhere, is exit 1 and says why', async () => {
  const [noExam, noFolder] = await Promise.all([
    desk.run(['questions', 'export', '--exam', 'not-there']),
    desk.run(['questions', 'export', '--exam', 'security', '--output', 'not/there.csv']),
  ]);
  for (const failed of [noExam, noFolder]) expect(failed.code).toBe(1);
  expect(noExam.stderr).toContain('there is no exam "not-there"');
  expect(noFolder.stderr).toContain('cannot write not/there.csv (ENOENT)');
});

test('a list is one line a question, without what a terminal would obey', async () => {
  await importInto('listed');
  const { stdout } = await desk.run(['questions', 'list', '--exam', 'listed']);
  expect(stdout).not.toContain(ESCAPE);
  const rows = parseTsv(stdout);
  const texts = Object.fromEntries(rows.map((row) => [row.externalId, row.text]));
  expect(Object.keys(texts).sort()).toEqual(['T-1', 'T-2', 'T-3', 'T-4', 'T-5']);
  expect(texts['T-1']).toBe('Which of these is "quoted", and on two lines?');
  expect(texts['T-3']).toBe('What does clear do?');
  const search = ['questions', 'list', '--exam', 'listed', '--search', 'pick two', '--json=externalId'];
  expect(JSON.parse((await desk.run(search)).stdout)).toHaveLength(2);
  const domain = ['questions', 'list', '--exam', 'listed', '--domain', '1.2', '--csv'];
  expect((await desk.run(domain)).stdout.trimEnd().split('\n')).toHaveLength(3);
});

test('a list tells when there is more than it shows', async () => {
  await importInto('long');
  const { stdout, stderr } = await desk.run([
    'questions',
    'list',
    '--exam',
    'long',
    '--limit',
    '2',
    '--json=text',
  ]);
  expect(JSON.parse(stdout)).toHaveLength(2);
  expect(stderr).toContain('--all');
  const all = await desk.run(['questions', 'list', '--exam', 'long', '--all', '--json=text']);
  expect(JSON.parse(all.stdout).length).toBeGreaterThan(2);
  expect(all.stderr).toBe('');
});

test('a question is shown by the id of its author or of the server, with its key', async () => {
  await importInto('shown');
  const shown = await desk.run(['questions', 'show', 'T-4', '--exam', 'shown', '--json=questionId,options']);
  const { questionId, options } = JSON.parse(shown.stdout);
  expect(options.map((option: { isCorrect: boolean }) => option.isCorrect)).toEqual([true, false, true]);
  const again = await desk.run(['questions', 'show', questionId, '--exam', 'shown', '--json=externalId']);
  expect(JSON.parse(again.stdout)).toEqual({ externalId: 'T-4' });
  const missing = await desk.run(['questions', 'show', 'T-99', '--exam', 'shown']);
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toContain('there is no question "T-99" in shown');
});

test('exams are listed with their questions', async () => {
  await importInto('counted');
  const { stdout } = await desk.run(['exams', 'list', '--json=code,title,questions']);
  expect(JSON.parse(stdout)).toContainEqual({ code: 'counted', title: 'counted', questions: 5 });
});

test('a small exam is graded, and no more, and says for what', async () => {
  await importInto('small');
  const { code, stderr } = await desk.run(['exams', 'grade', 'small', '--yes']);
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/score of small counts from now on, if all 5/),
  });
  const { stdout: list } = await desk.run(['exams', 'list', '--json=code,isGradedWhenSmall']);
  expect(JSON.parse(list)).toContainEqual({ code: 'small', isGradedWhenSmall: true });
  expect(await desk.run(['exams', 'grade', 'nowhere', '--off'])).toMatchObject({ code: 1, stdout: '' });
});

test('what cannot be imported is exit 1 and says why', async () => {
  const latin = join(desk.folder, 'latin.csv');
  await writeFile(latin, Buffer.from('question-id,domain\nx,Caf\u00e9\u0081\n', 'latin1'));
  const empty = join(desk.folder, 'empty.csv');
  await writeFile(empty, '');
  const [notUtf8, noFile, nothing, noExam] = await Promise.all([
    desk.run(['questions', 'import', latin, '--exam', 'security']),
    desk.run(['questions', 'import', 'nowhere.csv', '--exam', 'security']),
    desk.run(['questions', 'import', empty, '--exam', 'security']),
    desk.run(['questions', 'import', file, '--exam', 'not-there']),
  ]);
  for (const failed of [notUtf8, noFile, nothing, noExam])
    expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(notUtf8.stderr).toContain('not UTF-8: see byte 24');
  expect(noFile.stderr).toContain('there is no file nowhere.csv');
  expect(nothing.stderr).toContain('is empty');
  expect(noExam.stderr).toContain('no such exam');
});

/** Hands everything on to the server but answers one path with nothing: for the moments when somebody loses patience. */
function startTunnel(stuck: RegExp): Server {
  return createServer((from, response) => {
    if (stuck.test(from.url ?? '')) return;
    const { method, headers, url } = from;
    const onward = request(new URL(url ?? '/', server.origin), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    from.pipe(onward);
  });
}

async function interruptedImport(stuck: RegExp, isReady: (asked: string[]) => boolean) {
  const asked: string[] = [];
  const tunnel = startTunnel(stuck);
  tunnel.on('request', ({ url }) => asked.push(String(url)));
  await new Promise<void>((resolve) => tunnel.listen(0, '127.0.0.1', resolve));
  const address = tunnel.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  await beLoggedIn(desk, origin, administrator);
  await desk.run(['servers', 'use', server.origin]);
  const options = ['--exam', 'impatient', '--title', 'I', '--server', origin];
  const { child, ended } = desk.start(['questions', 'import', file, ...options]);
  while (!isReady(asked)) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  const result = await ended;
  tunnel.closeAllConnections();
  tunnel.close();
  return result;
}

test('Ctrl-C while the file is being sent: nothing was imported', async () => {
  const { code, stdout, stderr } = await interruptedImport(/^\/uploads/, (asked) =>
    asked.some((url) => url.startsWith('/uploads')),
  );
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(stderr).toContain('nothing was imported');
});

test('Ctrl-C later: the server goes on, and the way to see how it ended is said', async () => {
  const { code, stdout, stderr } = await interruptedImport(/quizzes\.getImport/, (asked) =>
    asked.some((url) => url.includes('quizzes.getImport')),
  );
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  const again = /studyhall (imports show \S+ --wait)/.exec(stderr)?.[1];
  const seen = await desk.run([...(again ?? '').split(' '), '--json']);
  expect(JSON.parse(seen.stdout)).toMatchObject({ ...expected, state: 'done' });
});

test('one question is added as a draft, edited by its version, published, tagged and retired', async () => {
  await importInto('by-hand');
  const question = {
    ...{ externalId: 'H-1', domainCode: '9.9', type: 'single', difficulty: null, tags: [] },
    ...{ text: 'Which is first?', explanation: 'By letters.' },
    options: ['A', 'B'].map((text) => ({ text, isCorrect: text === 'A', explanation: '' })),
  };
  const written = (said: object) => JSON.stringify({ ...question, ...said });
  const run = (verb: string, ...args: string[]) =>
    desk.run(['questions', verb, ...args, '--exam', 'by-hand']);
  const add = (stdin: string, ...args: string[]) =>
    desk.run(['questions', 'add', '-', '--exam', 'by-hand', ...args], stdin);
  expect((await add('{"type":"single"}')).stderr).toMatch(/stdin is no question: .*text/);
  expect((await add(written({}))).stderr).toContain('domain unknown');
  expect((await add(written({}), '--new-domain')).stderr).toContain('Added H-1, a draft');
  const shown = JSON.parse((await run('show', 'H-1', '--json')).stdout);
  const edited = join(desk.folder, 'edited.json');
  await writeFile(edited, JSON.stringify({ ...shown, explanation: 'By the alphabet.' }));
  expect((await run('edit', 'H-1', edited, '--dry-run', '--json=field,after')).stdout).toContain('alphabet');
  expect((await run('edit', 'H-1', edited)).code).toBe(0);
  expect((await run('edit', 'H-1', edited)).stderr).toContain('changed');
  const { stdout } = await run('versions', 'H-1', '--json=version,changes');
  expect(JSON.parse(stdout)).toMatchObject([
    { version: 2, changes: [{ field: 'explanation' }] },
    { version: 1, changes: [] },
  ]);
  expect((await run('publish', 'H-1')).stderr).toContain('Published 1 question');
  expect((await run('tag', 'H-1', '--add', 'topic:letters')).stderr).toContain('topic:letters');
  expect((await run('reports')).stderr).toContain('Nothing waits');
  expect((await run('settle', 'H-1', '--fixed')).stderr).toContain('nobody has reported H-1');
  const rehearsed = await run('regrade', 'H-1', '--dry-run', '--json=version,attempts');
  expect(JSON.parse(rehearsed.stdout)).toEqual({ version: 2, attempts: 0 });
  // Nobody is there to be asked.
  expect(await run('regrade', 'H-1')).toMatchObject({ code: 2 });
  expect((await run('regrade', 'H-1', '--yes')).stderr).toContain('regrade empty');
  expect((await run('retire', 'H-1', 'T-1')).stderr).toContain('Retired 2 questions');
});
