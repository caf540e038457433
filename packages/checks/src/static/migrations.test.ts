import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrationSource } from '@studyhall/api/server';
import { describe, expect, it } from 'vitest';
import { readText, root } from './repository.ts';

const folder = join(root, 'migrations');
const files = readdirSync(folder)
  .filter((name) => /^\d.*\.ts$/.test(name))
  .sort();

/** Indexes that no comment explains; a comment counts for all the indexes that follow it without a gap. */
function unexplainedIndexes(sql: string): string[] {
  let isExplained = false;
  let isInside = false;
  return sql.split('\n').flatMap((line) => {
    const text = line.trim();
    const index = /^create (?:unique )?index (?:concurrently )?(?:if not exists )?(\S+)/i.exec(text)?.[1];
    const isBad = index !== undefined && !isExplained;
    if (text.startsWith('--')) isExplained = true;
    else if (index === undefined && !isInside) isExplained = false;
    isInside = (index !== undefined || isInside) && !text.endsWith(';');
    return isBad ? [index] : [];
  });
}

it('the application knows exactly the migrations of the folder, in their order', async () => {
  expect(files.length).toBeGreaterThan(3);
  expect(await migrationSource.getMigrations([])).toEqual(files.map((file) => ({ file })));
});

describe.each(files)('%s', (name) => {
  it('goes up and down', async () => {
    const migration: unknown = await import(pathToFileURL(join(folder, name)).href);
    expect(migration).toMatchObject({ up: expect.any(Function), down: expect.any(Function) });
  });

  it('says of every index which query needs it', () => {
    expect(unexplainedIndexes(readText(`migrations/${name}`))).toEqual([]);
  });

  it('is named after what it does, with the moment in front', () => {
    expect(name).toMatch(/^\d{14}_[a-z0-9]+(_[a-z0-9]+)+\.ts$/);
  });
});

describe('an index without a comment is found', () => {
  it.each([
    ['create index a on t (x);', ['a']],
    ['-- Why.\ncreate table t ();\ncreate unique index a on t (x);', ['a']],
    ['-- Why.\ncreate index a on t\n  (x);\n\ncreate index b on t (y);', ['b']],
    ['-- Why.\ncreate index a on t\n  (x);\ncreate index b on t (y);', []],
  ])('%j', (sql, found) => {
    expect(unexplainedIndexes(sql)).toEqual(found);
  });
});
