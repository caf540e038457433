import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../platform/settings.ts';
import { bringBackHere } from './bring-back-here.ts';

test.each(['billing.entries', 'gamification.activities', 'platform.outbox_messages', 'quizzes.nothing'])(
  '%s is refused before anything is restored, or a database is asked',
  async (table) => {
    const folder = await mkdtemp(join(tmpdir(), 'studyhall-refused-'));
    try {
      const bringing = bringBackHere({
        settings: readSettings({ DATA_DIR: folder }, '/'),
        access: { directUrl: 'postgres://nobody@127.0.0.1:1/nothing', spoolFolder: undefined },
        ...{ moment: 'latest', backupId: undefined, wanted: { table }, isApplied: true, overwrite: [] },
        now: new Date(),
      });
      await expect(bringing).rejects.toMatchObject({
        reason: 'not-possible-here',
        message: expect.stringContaining(`${table} cannot be brought back alone`),
      });
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
