import { loadSettings } from '@studyhall/api/server';
import { expect, test } from 'vitest';
import { useInWords } from './lay-beside.ts';

const restored = { folder: '/srv/new', dataFolder: '/srv/new/postgres', serverVersion: '15.18' };

test('what is restored of DATABASE_URL is for its own PostgreSQL, and DATA_DIR does not start it', () => {
  const embedded = { settings: loadSettings({ ENV_FILE: 'off' }, '/'), copy: undefined };
  expect(useInWords(embedded, restored)).toContain('DATA_DIR=/srv/new starts it');
  const env = {
    ENV_FILE: 'off',
    DATABASE_URL: 'postgres://school@127.0.0.1/hall',
    SECRET_KEYS: Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef').toString('base64'),
  };
  const external = { settings: loadSettings(env, '/'), copy: undefined };
  expect(useInWords(external, restored)).toContain('/srv/new/postgres');
  expect(useInWords(external, restored)).toContain('PostgreSQL 15,');
  expect(useInWords(external, restored)).not.toContain('DATA_DIR');
});
