import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from './store.ts';

/** Keeps a store in a file, so that what was bought is still bought after a restart. */
export interface Persistence {
  /** Resolves when everything that held at the call is on disk. */
  readonly saved: () => Promise<void>;
}

export const inMemory: Persistence = { saved: () => Promise.resolve() };

/** Fills the store from the file, if there is one, and writes it whole, by a rename, when something changed. */
export function persistIn(path: string, store: Store): Persistence {
  load(path, store);
  let writtenAt = changesIn(store);
  let last: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const changes = changesIn(store);
    // Whoever waited in the queue was served by the one before.
    if (changes === writtenAt) return;
    const text = JSON.stringify(snapshot(store));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    await rename(`${path}.new`, path);
    writtenAt = changes;
  };
  return {
    saved() {
      const mine = last.then(write);
      // A failed write is told to whoever asked for it; the next one tries again.
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

function changesIn(store: Store): number {
  return Object.values(store.collections()).reduce((sum, { changes }) => sum + changes, 0);
}

function snapshot(store: Store): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(store.collections()).map(([name, collection]) => [name, collection.list().toReversed()]),
  );
}

function load(path: string, store: Store): void {
  const text = readIfThere(path);
  if (text === undefined) return;
  const saved: unknown = JSON.parse(text);
  if (typeof saved !== 'object' || saved === null) throw new Error(`${path} does not hold a sandbox`);
  const collections = store.collections();
  for (const [name, items] of Object.entries(saved))
    for (const item of Array.isArray(items) ? items : []) collections[name]?.put(item);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
