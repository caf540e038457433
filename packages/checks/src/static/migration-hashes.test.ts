import { migrationSource } from '@studyhall/api/server';
import { compareMigrationFiles } from '@studyhall/api/testing';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { readJson, root } from './repository.ts';

const hashes = z.record(z.string(), z.string()).parse(readJson('migrations/hashes.json'));

it('no migration was edited after it got its line in migrations/hashes.json, and each has one (npm run migrations)', async () => {
  expect(await compareMigrationFiles(`${root}/migrations`)).toEqual({ edited: [], unlisted: [] });
});

it('the list is in order and names only what is there', async () => {
  const names = Object.keys(hashes);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(await migrationSource.getMigrations([]));
});
