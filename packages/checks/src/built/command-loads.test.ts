import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../static/repository.ts';

const built = join(root, 'apps/cli/dist/main.mjs');

/** What a file of the bundle imports whenever it is read; what it imports later stands inside a function. */
function importedBy(source: string): string[] {
  const statements = source.matchAll(/^(?:import|export)\b[^;'"]*?(?:from\s*)?["']([^"']+)["']/gm);
  return [...statements].map(([, from = '']) => from);
}

/** Follows the files that every command reads, and gives what they import from elsewhere. */
async function readByEveryCommand(): Promise<{ files: Set<string>; outside: Set<string> }> {
  const files = new Set<string>();
  const outside = new Set<string>();
  const follow = async (file: string): Promise<void> => {
    if (files.has(file)) return;
    files.add(file);
    for (const from of importedBy(await readFile(file, 'utf8'))) {
      if (from.startsWith('.')) await follow(join(dirname(file), from));
      else outside.add(from);
    }
  };
  await follow(built);
  return { files, outside };
}

it('a command reads its bundle and Node, and no package beside them', async () => {
  const { files, outside } = await readByEveryCommand();
  expect(files.size).toBeGreaterThan(3);
  expect([...outside].filter((from) => !from.startsWith('node:'))).toEqual([]);
  expect(outside).toContain('node:fs');
});
