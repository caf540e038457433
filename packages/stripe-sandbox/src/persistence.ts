import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Store } from './store.ts';

/** Keeps a store in a file, so that what was bought is still bought after a restart. */
export interface Persistence {
  /** Resolves when everything that held at the call is on disk. */
  readonly saved: () => Promise<void>;
}

export const inMemory: Persistence = { saved: () => Promise.resolve() };

const Change = z.strictObject({
  in: z.string(),
  id: z.string(),
  /** Absent when it was taken out. */
  is: z.looseObject({ id: z.string() }).optional(),
});
/** What belongs together stands on one line: all of it is there, or nothing. */
const Line = z.array(Change);
type Change = z.output<typeof Change>;

/**
 * Fills the store from the file, if there is one. From then on changes are added to its end; at every start it is
 * written anew without what no longer holds.
 */
export function persistIn(path: string, store: Store): Persistence {
  load(path, store);
  compact(path, store);
  let last: Promise<void> = Promise.resolve();
  let unwritten: Change[] = [];
  let start = '';
  const write = async (): Promise<void> => {
    unwritten = [...unwritten, ...changesIn(store)];
    if (unwritten.length === 0) return;
    const text = start + lineOf(unwritten);
    // Should this write break off in the middle, the next one begins a line of its own.
    start = '\n';
    await appendFile(path, text);
    start = '';
    unwritten = [];
  };
  return {
    saved() {
      const mine = last.then(write);
      // Whoever asked is told of a failed write; the next one goes on.
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

function changesIn(store: Store): Change[] {
  return Object.entries(store.collections()).flatMap(([name, collection]) =>
    collection.takeChanged().map((id) => {
      const item = collection.find(id);
      return { in: name, id, ...(item === undefined ? {} : { is: { ...item } }) };
    }),
  );
}

function lineOf(changes: readonly Change[]): string {
  return `${JSON.stringify(changes)}\n`;
}

function load(path: string, store: Store): void {
  const collections = store.collections();
  for (const { in: name, id, is } of readIfThere(path).split('\n').flatMap(readLine)) {
    if (is === undefined) collections[name]?.remove(id);
    else collections[name]?.put(is);
  }
}

/** Nothing for a line that broke off in the middle: what it was to say was answered to nobody. */
function readLine(line: string): Change[] {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return [];
  }
}

function compact(path: string, store: Store): void {
  const lines = changesIn(store).map((change) => lineOf([change]));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, lines.join(''), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
