import { createHash } from 'node:crypto';
import { newSecretKey, withClient } from '@studyhall/api/testing';
import { createTestDatabase } from '@studyhall/api/testing/database';
import { expect, test } from 'vitest';
import { createShell } from '../../shell.ts';
import { ofThisProcess } from '../../surroundings.ts';
import { queryDatabase } from './query.ts';

test('who asked what is in the audit log, also where there is no answer', async () => {
  const database = await createTestDatabase();
  const env = { ENV_FILE: 'off', DATABASE_URL: database.url, SECRET_KEYS: newSecretKey() };
  const shell = createShell({ surroundings: { ...ofThisProcess(), env }, root: '/' });
  try {
    const long = `select 'é${'x'.repeat(500)}' as word`;
    expect(await queryDatabase(shell, { sql: 'select 1 as one' })).toMatchObject({ kind: 'listing' });
    await expect(queryDatabase(shell, { sql: 'select nothing' })).rejects.toThrow('does not exist');
    for (const sql of ['delete from auth.users', ' UPDATE auth.users set role = null', WITH_DELETE])
      await expect(queryDatabase(shell, { sql })).rejects.toThrow('queries only read');
    expect(await queryDatabase(shell, { sql: long })).toMatchObject({ kind: 'listing' });
    const asked = `select detail->>'sql' as sql, detail->'characters' as characters, detail->>'sha256' as sha256
      from platform.audit_log where action = 'db.query' and detail->>'sql' like 'select%' order by id`;
    const { rows } = await withClient(database.url, (client) => client.query(asked));
    expect(rows).toEqual([
      { sql: 'select 1 as one', characters: 15, sha256: sha256('select 1 as one') },
      { sql: 'select nothing', characters: 14, sha256: sha256('select nothing') },
      { sql: `${long.slice(0, 299)}…`, characters: long.length, sha256: sha256(long) },
    ]);
  } finally {
    await database.drop();
  }
});

const WITH_DELETE = 'with gone as (delete from auth.users returning id) select * from gone';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
