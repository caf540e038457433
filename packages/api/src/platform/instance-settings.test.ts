import { missingSettingOf } from '@studyhall/domain/platform/instance-settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { changeInstanceSettings, readInstanceSettings } from './instance-settings.ts';

const NOW = new Date('2026-11-28T12:00:00Z');

let database: TestDatabase;
let db: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 4 });
});

afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

test(
  'of two changes at once that do not go together, one is refused',
  async () => {
    for (let round = 0; round < 8; round += 1) {
      const first = { registration: 'open', registrationCode: 'open sesame' } as const;
      await changeInstanceSettings(db, { changes: first, now: NOW });
      const both = await Promise.allSettled([
        changeInstanceSettings(db, { changes: { registration: 'code' }, now: NOW }),
        changeInstanceSettings(db, { changes: { registrationCode: '' }, now: NOW }),
      ]);
      expect(both.filter(({ status }) => status === 'rejected')).toHaveLength(1);
      expect(missingSettingOf(await readInstanceSettings(db))).toBeNull();
    }
  },
  PATIENCE,
);
