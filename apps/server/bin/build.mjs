import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '../../..');
/** The bundle of the server. */
export const server = join(root, 'apps/server/dist/main.cjs');
const client = join(root, 'apps/web/dist/index.html');
const terminal = join(root, 'apps/cli/dist/main.mjs');
const download = join(root, 'apps/cli/dist/download/studyhall.mjs');
/** Its date is when everything was last found to be built. */
const stamp = join(root, 'node_modules/.cache/studyhall/built');

const sources = [
  'package-lock.json',
  'tsconfig.base.json',
  'migrations',
  'apps/cli/src',
  'apps/cli/vite.config.ts',
  'apps/cli/vite.download.config.ts',
  'apps/server/src',
  'apps/server/vite.config.ts',
  'apps/web/index.html',
  'apps/web/public',
  'apps/web/src',
  'apps/web/vite.config.ts',
  'packages/api/src',
  'packages/client/src',
  'packages/content/assets',
  'packages/content/src',
  'packages/domain/src',
  'packages/identity-sandbox/src',
  'packages/stripe-sandbox/src',
];

/** 0 for what is not there. */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const isLeftOut = (name) => name === 'dist' || name === 'node_modules' || /\.test\.tsx?$/.test(name);

/** Folders count too: they change when a file is added or removed. */
function newestIn(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
  const names = readdirSync(path).filter((name) => !isLeftOut(name));
  return Math.max(entry.mtimeMs, ...names.map((name) => newestIn(`${path}/${name}`)));
}

function isBuilt() {
  const builtAt = changedAt(stamp);
  if (builtAt === 0 || [server, client, terminal, download].some((file) => changedAt(file) === 0))
    return false;
  return sources.every((path) => newestIn(join(root, path)) <= builtAt);
}

function setStamp(time) {
  try {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
    utimesSync(stamp, time, time);
  } catch {
    // A folder that may not be written to: the next start asks again.
  }
}

/** A checkout, or one that was brought up to date, without its packages: a sentence instead of what each tool would say. */
function demandPackages() {
  if (statSync(join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false }) !== undefined)
    return;
  process.stderr.write(`Studyhall cannot start: its packages are not installed: run npm ci in ${root}\n`);
  process.exit(1);
}

async function build() {
  demandPackages();
  process.stdout.write('Building Studyhall …\n');
  const startedAt = new Date();
  const turbo = join(root, 'node_modules/.bin/turbo');
  const args = ['run', 'build', '--ui=stream', '--output-logs=errors-only'];
  const child = spawn(turbo, args, {
    cwd: root,
    // Whoever asks, tests included, gets what runs in production.
    env: { ...process.env, NODE_ENV: 'production', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'close').catch((error) => {
    output = `${turbo} does not run: ${error.message}\n`;
    return [1];
  });
  if (code !== 0) {
    const isIncomplete = /ERR_MODULE_NOT_FOUND|Cannot find (module|package)|failed to resolve import/i.test(
      output,
    );
    const hint = isIncomplete ? ` Packages are missing: run npm ci in ${root}` : '';
    process.stderr.write(`${output}The build failed.${hint}\n`);
    process.exit(1);
  }
  setStamp(startedAt);
}

/**
 * Builds server, web client and terminal client, if something changed since the last time. Asking turbo would take
 * longer than starting, so the dates of files decide whether to ask.
 */
export async function ensureBuilt() {
  if (!isBuilt()) await build();
}

/** @internal As vitest calls what has to stand before the tests that start processes. */
export const setup = ensureBuilt;

// `npm run build` lets turbo decide what is to be done, and leaves the date as a start does.
if (process.argv[1] === fileURLToPath(import.meta.url))
  await (process.argv.includes('--always') ? build() : ensureBuilt());
