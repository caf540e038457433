import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createTemplateDatabase,
  dropClones,
  startTestCluster,
  type TemplateDatabase,
} from '@studyhall/api/testing';
import { readText, root } from '../static/repository.ts';
import { allMutants } from './all-mutants.ts';
import { countOf } from './apply-mutant.ts';
import type { Mutant } from './mutant.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** A run that takes longer hangs. */
const RUN_TIMEOUT_MS = 300_000;

/** A test file, and what is broken while it runs; null: nothing, and it has to pass. */
interface Subject {
  readonly test: string;
  readonly mutant: Mutant | null;
}

const { positionals: words } = parseArgs({ allowPositionals: true });
const chosen = allMutants.filter(({ rule, file, test }) =>
  words.every((word) => `${rule} ${file} ${test}`.includes(word)),
);
const subjects: readonly Subject[] = [
  ...[...new Set(chosen.map(({ test }) => test))].map((test) => ({ test, mutant: null })),
  ...chosen.map((mutant) => ({ test: mutant.test, mutant })),
];

const startedAt = Date.now();
const running = new Set<ChildProcess>();
const waiting = [...subjects];
let isInterrupted = false;
const { judged, problems } = await runAll();
const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
say(`\n${judged} of ${chosen.length} mutants in ${minutes} minutes, ${problems.length} problems`);
for (const problem of problems) say(problem);
if (isInterrupted) process.exitCode = 130;
else process.exitCode = problems.length === 0 && judged > 0 && judged === chosen.length ? 0 : 1;

interface Judgement {
  /** How many mutants there was a verdict on. */
  readonly judged: number;
  /** What is wrong, a line each. */
  readonly problems: readonly string[];
}

/** Two at a time or more, each with a template of its own on one server. */
async function runAll(): Promise<Judgement> {
  const cluster = await startTestCluster();
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-mutants-'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const problems: string[] = [];
    let judged = 0;
    const work = async (number: number): Promise<void> => {
      const template = await createTemplateDatabase(cluster.url);
      for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
        const verdict = await judge(subject, template, join(folder, `${number}.json`));
        if (isInterrupted) return;
        const problem = problemOf(subject, verdict);
        say(
          `${problem === undefined ? 'ok  ' : 'FAIL'} ${subject.mutant?.rule ?? `passes as it is: ${subject.test}`}`,
        );
        if (problem !== undefined) problems.push(problem);
        if (subject.mutant !== null) judged += 1;
        await dropClones(template);
      }
    };
    const workers = Math.max(2, availableParallelism() - 1);
    await Promise.all(Array.from({ length: workers }, (_, number) => work(number)));
    return { judged, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await cluster.stop();
  }
}

/** Judges nothing any more; what was found so far is said. */
function interrupt(): void {
  isInterrupted = true;
  waiting.length = 0;
  for (const child of running) child.kill('SIGKILL');
}

async function judge(subject: Subject, template: TemplateDatabase, outputFile: string): Promise<Verdict> {
  const { mutant } = subject;
  const places = mutant === null ? 1 : countOf(mutant.text, readText(mutant.file));
  if (places !== 1) return { outcome: 'broken', because: `its text stands ${places} times in the file` };
  await rm(outputFile, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const options = ['run', '--config', config, '--bail=1', '--reporter=json', `--outputFile=${outputFile}`];
  const child = spawn(process.execPath, [vitest, ...options], {
    cwd: root,
    env: {
      ...process.env,
      STUDYHALL_MUTANT: JSON.stringify(subject),
      STUDYHALL_TEST_DATABASE_URL: template.clusterUrl,
      STUDYHALL_TEST_TEMPLATE: template.name,
    },
    stdio: 'ignore',
    timeout: RUN_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  running.add(child);
  await once(child, 'close');
  running.delete(child);
  return verdictOf(await readFile(outputFile, 'utf8').then(JSON.parse, () => undefined));
}

/** What is wrong about it in one line; nothing if a test noticed the mutant, or passed without one. */
function problemOf({ test, mutant }: Subject, { outcome, because }: Verdict): string | undefined {
  if (mutant === null) return outcome === 'survived' ? undefined : `${test} fails as it is: ${because}`;
  return outcome === 'killed'
    ? undefined
    : `${outcome}: ${mutant.rule} (${mutant.file}, ${test}): ${because}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
