import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

// How much JavaScript a browser loads before the first route can be used, by the manifest that the build leaves.
// `node apps/web/scripts/first-route-size.mjs` prints it and exits with 1 above the budget.

/** Kilobytes of gzip, counted as 1,000 bytes. */
export const BUDGET_KB = 230;

/** What the first screens of a visitor and of a learner load on top of the entry. */
export const FIRST_SCREENS = {
  visitor: ['src/features/landing/landing-page.tsx'],
  learner: ['src/app/shell/shell.tsx', 'src/features/home/dashboard-screen.tsx'],
};

const ENTRY = 'index.html';
const DIST = resolve(dirname(fileURLToPath(import.meta.url)), '../dist');

/**
 * @typedef {{ file: string, imports?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

/**
 * The files that the chunks import statically, each once.
 * @param {Manifest} manifest
 * @param {readonly string[]} keys
 * @returns {Set<string>}
 */
export function staticFiles(manifest, keys) {
  const files = new Set();
  const seen = new Set();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no chunk for ${key}.`);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    waiting.push(...(chunk.imports ?? []));
  }
  return files;
}

/**
 * Bytes of JavaScript after gzip: the entry alone, and with each of the first screens.
 * @param {string} [dist] the folder of the build
 * @returns {Record<'entry' | keyof typeof FIRST_SCREENS, number>}
 */
export function firstRouteSizes(dist = DIST) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  /** @param {readonly string[]} screens */
  const bytes = (screens) => {
    const files = [...staticFiles(manifest, [ENTRY, ...screens])];
    return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  };
  return {
    entry: bytes([]),
    visitor: bytes(FIRST_SCREENS.visitor),
    learner: bytes(FIRST_SCREENS.learner),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = Object.entries(firstRouteSizes());
  const lines = sizes.map(([name, bytes]) => `${name.padEnd(8)} ${(bytes / 1000).toFixed(1).padStart(6)} kB`);
  process.stdout.write(
    `${lines.join('\n')}\nbudget   ${BUDGET_KB.toFixed(1).padStart(6)} kB of gzip JavaScript\n`,
  );
  process.exitCode = sizes.some(([, bytes]) => bytes > BUDGET_KB * 1000) ? 1 : 0;
}
