import { execFileSync } from 'node:child_process';
import { migrationSource } from '@studyhall/api/server';
import { changesOfReleased, type Hashes, hashesOfFiles } from '@studyhall/api/testing';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readJson, root } from './repository.ts';

/*
 * What these checks can know. The list goes with the server; the record is a second copy, which only `npm run migrations`
 * writes, and only adds to. An edited migration, a line of the list that was changed or taken out, and a run of that command
 * after either are found without git. Whoever rewrites a line by hand in both files is found by the history, as far as the
 * clone has it: a shallow one sees the commits it holds, an archive none. A database that was migrated before refuses the
 * start whatever the files say, for it keeps the hashes itself.
 */
const RECORD = 'packages/checks/src/static/released-migrations.json';
const Lines = z.record(z.string(), z.string());
const listed = Lines.parse(readJson('migrations/hashes.json'));
const recorded = Lines.parse(readJson(RECORD));

it('nothing that was released has changed: no migration, and no line of migrations/hashes.json', async () => {
  const present = await hashesOfFiles(`${root}/migrations`);
  expect(changesOfReleased({ listed, recorded, present })).toEqual([]);
});

it('each migration has its line in the list and in the record (npm run migrations), in order', async () => {
  const names = Object.keys(listed);
  expect(names).toEqual([...names].sort());
  expect(names.map((file) => ({ file }))).toEqual(await migrationSource.getMigrations([]));
  expect(recorded).toEqual(listed);
});

const git = (...args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Commits that touched the record, as far as this clone has them; undefined where there is no git, or no repository here. */
function commitsOfRecord(): string[] | undefined {
  try {
    if (git('rev-parse', '--show-prefix').trim() !== '') return undefined;
    return git('log', '--format=%H', '--diff-filter=AM', '--', RECORD).split('\n').filter(Boolean);
  } catch {
    return undefined;
  }
}

const commits = commitsOfRecord();

it.skipIf(commits === undefined)(
  'no line of the record was ever another one in the commits that are here',
  () => {
    for (const commit of commits ?? []) {
      const then = Lines.parse(JSON.parse(git('show', `${commit}:${RECORD}`)));
      expect(recorded, commit).toMatchObject(then);
    }
  },
);

describe('what was released is found to have changed', () => {
  const released: Hashes = { a: '1', b: '2' };
  it.each<[string, Partial<Parameters<typeof changesOfReleased>[0]>, string[]]>([
    ['as a file', { present: { a: '1', b: '3' } }, ['b: edited after its release']],
    ['as a file that is gone', { present: { a: '1' } }, ['b: its file is gone']],
    ['as a line', { listed: { a: '1', b: '3' } }, ['b: its line was changed']],
    [
      'as a file and its line',
      { listed: { a: '1', b: '3' }, present: { a: '1', b: '3' } },
      ['b: its line was changed'],
    ],
    [
      'as a file whose line was taken out, to be written anew',
      { listed: { a: '1' }, present: { a: '1', b: '3' } },
      ['b: its line was taken out'],
    ],
    [
      'as a file that the record does not know yet',
      { recorded: {}, present: { a: '1', b: '3' } },
      ['b: edited after its release'],
    ],
    ['not by a new migration', { present: { a: '1', b: '2', c: '3' } }, []],
    ['not by one that came with another branch', { recorded: { a: '1' } }, []],
  ])('%s', (_how, lists, changes) => {
    expect(changesOfReleased({ listed: released, recorded: released, present: released, ...lists })).toEqual(
      changes,
    );
  });
});
