import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startCluster } from './cluster.ts';
import { compareBoards } from './compare-boards.ts';
import { compareImport } from './compare-import.ts';
import { compareOperations } from './compare-operations.ts';
import { measureBackup } from './measure-backup.ts';
import { measureEnumeration } from './measure-enumeration.ts';
import { measureLive } from './measure-live.ts';
import { measureStart } from './measure-start.ts';
import { costsTable, goalsTable, memoryTable, type Section } from './report.ts';
import { type Bench, type Ends, ROOT } from './scene.ts';
import { FULL, QUICK } from './sizes.ts';

const SECTIONS = {
  operations: compareOperations,
  boards: compareBoards,
  import: compareImport,
  start: measureStart,
  backup: measureBackup,
  enumeration: measureEnumeration,
  live: measureLive,
} satisfies Record<string, (bench: Bench) => Promise<Section>>;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    /** Of what is restored. */
    megabytes: { type: 'string' },
  },
});

const NOTES = `
CPU is that of the program and of PostgreSQL on its behalf, per request, per 1,000 questions or per start; neither
who asks nor pgbench counts. Time is per request with eight under way. Figures are medians of rounds in which the
contenders take turns; a ratio is to the first of its kind of work. Memory is that of the program's own process.
`;

async function run(sections: readonly ((bench: Bench) => Promise<Section>)[]): Promise<void> {
  const usual = options.quick ? QUICK : FULL;
  const size = { ...usual, backupMegabytes: Number(options.megabytes ?? usual.backupMegabytes) };
  const cluster = await startCluster();
  try {
    const results: Section[] = [];
    for (const section of sections) {
      const ends: Ends = [];
      try {
        const result = await section({ cluster, size, ends });
        process.stderr.write(`${goalsTable(result.goals)}\n`);
        results.push(result);
      } finally {
        for (const end of ends.reverse()) await end();
      }
    }
    const processors = cpus();
    process.stdout.write(
      `\n${processors.length} × ${processors[0]?.model}, Node ${process.version}, PostgreSQL ${cluster.version}, ` +
        `${options.quick ? 'quick' : 'full'} run\n\n`,
    );
    process.stdout.write(goalsTable(results.flatMap(({ goals }) => goals)));
    const lines = results.flatMap((result) => result.lines);
    if (lines.length > 0) process.stdout.write(`\n${costsTable(lines)}`);
    const held = memoryTable(results.flatMap(({ memory = [] }) => memory));
    process.stdout.write(`${held === '' ? '' : '\n'}${held}${NOTES}`);
  } finally {
    await cluster.stop();
  }
}

const wanted = Object.entries(SECTIONS)
  .filter(([name]) => options.only?.includes(name) ?? true)
  .map(([, section]) => section);
execFileSync('node', ['apps/server/bin/build.mjs'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
await run(wanted);
