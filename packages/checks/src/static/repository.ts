import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder of the repository. */
export const root = join(import.meta.dirname, '../../../..');

/** What is made rather than written, wherever it stands. */
const MADE = new Set(['node_modules', 'dist', 'dist-types', '.git', '.turbo', '.studyhall', 'coverage']);

/** Every file that somebody wrote, as paths from the root with forward slashes, in order. */
export function listFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (MADE.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [relative(root, path).split(sep).join('/')];
    })
    .sort();
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function readJson(path: string): unknown {
  return JSON.parse(readText(path));
}
