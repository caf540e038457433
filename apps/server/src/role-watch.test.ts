import { openDatabase } from '@studyhall/api/server';
import { createTestDatabase } from '@studyhall/api/testing/database';
import { expect, test } from 'vitest';
import { roleWatch } from './role-watch.ts';

test('a connection that lost its role is told with the cure', async () => {
  const database = await createTestDatabase();
  const db = openDatabase({ url: database.url, poolSize: 1, role: 'studyhall_app' });
  const told: string[] = [];
  const { signal } = new AbortController();
  try {
    const watch = roleWatch(db, (line) => told.push(line));
    await watch.run(signal);
    expect(told).toEqual([]);
    await db.raw('reset role');
    await watch.run(signal);
    expect(told).toEqual([expect.stringContaining('which is a superuser')]);
  } finally {
    await db.destroy();
    await database.drop();
  }
});
