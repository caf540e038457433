import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newSecretKey } from './secrets.ts';
import { SettingsError, secretNames } from './settings.ts';
import { loadSettings } from './settings-sources.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'studyhall-settings-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(root, name), text);
const load = (env: Record<string, string> = {}) => loadSettings(env, root);

function complaintOf(env: Record<string, string> = {}): string {
  try {
    load(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

describe('.env in the folder of the repository', () => {
  test('is read, with comments, quotation marks and values of several lines', () => {
    write(
      '.env',
      '\uFEFF# the school\n\nPORT=4000\r\nexport LOG_LEVEL = debug # for a while\nMAIL_FROM="Studyhall <learn@school.org>"\nOTHER=\'two\nlines = of it\'\nIDLE_GUEST_DAYS=9',
    );
    expect(load()).toMatchObject({
      port: 4000,
      logLevel: 'debug',
      mailFrom: 'Studyhall <learn@school.org>',
      idleGuestDays: 9,
      warnings: [],
    });
  });

  test('gives way to the environment, also where that is empty', () => {
    write('.env', 'PORT=4000\nIDLE_GUEST_DAYS=9');
    expect(load({ PORT: '5000', IDLE_GUEST_DAYS: '' })).toMatchObject({ port: 5000, idleGuestDays: 7 });
  });

  test('may be another file, or none', () => {
    write('.env', 'PORT=4000');
    write('school.env', 'PORT=6000');
    expect(load({ ENV_FILE: 'school.env' }).port).toBe(6000);
    expect(load({ ENV_FILE: 'off' }).port).toBe(3000);
    expect(complaintOf({ ENV_FILE: 'gone.env' })).toBe('ENV_FILE names a file that cannot be read (ENOENT)');
  });

  test.each([
    ['PORT=4000\nhunter22\nHOST=::', '.env line 2 is not NAME=value'],
    ['PORT 4000', '.env line 1 is not NAME=value'],
    ['# a\nSMTP_URL="smtp://hunter22\nPORT=1', '.env line 2: the quotation mark of SMTP_URL is never closed'],
    ['PORT=1\n\nPORT=2', '.env lines 1 and 3 both set PORT'],
    [
      'SMTP_URL=smtp://u:hunter#22@mail',
      '.env line 1: # begins a comment, so SMTP_URL needs quotation marks',
    ],
    ['PORT=hunter22', 'PORT must be a port, a whole number from 0 to 65535'],
  ])('a wrong line is named with its number, and its value is not shown: %j', (text, complaint) => {
    write('.env', text);
    expect(complaintOf()).toBe(complaint);
  });

  test('a folder in its place is named', () => {
    mkdirSync(join(root, '.env'));
    expect(complaintOf()).toBe('.env cannot be read (EISDIR)');
  });

  test('a name that looks like one of ours is asked about, and no other', () => {
    write('.env', 'DATABSE_URL=hunter22\nport=4000\nLOGLEVEL=x');
    expect(load().warnings).toEqual([
      '.env line 1: DATABSE_URL is no setting; did you mean DATABASE_URL?',
      '.env line 2: port is no setting; did you mean PORT?',
      '.env line 3: LOGLEVEL is no setting; did you mean LOG_LEVEL?',
    ]);
    write('.env', 'COMPOSE_PROJECT_NAME=school\nTZ=UTC\nNODE_OPTIONS=x\nHOME=/root\nSMTP_URL_FILE=');
    expect(load().warnings).toEqual([]);
  });
});

describe('a secret in a file of its own', () => {
  test('is read without the space around it, from a path as the repository sees it', () => {
    const key = newSecretKey();
    write('keys', `\n${key}\n`);
    expect(load({ SECRET_KEYS_FILE: 'keys' }).secretKeys).toEqual([key]);
    write('.env', `SECRET_KEYS_FILE=${join(root, 'keys')}`);
    expect(load().secretKeys).toEqual([key]);
  });

  test.each(secretNames)('%s may come so, and not twice', (name) => {
    write('secret', 'hunter22');
    const other = `${name}_FILE`;
    expect(complaintOf({ [name]: 'hunter22', [other]: 'secret' })).toBe(
      `${name} and ${other} exclude each other`,
    );
    expect(complaintOf({ [other]: 'hunter22' })).toBe(`${other} names a file that cannot be read (ENOENT)`);
    write('secret', ' \n');
    expect(complaintOf({ [other]: 'secret' })).toBe(`${other} names an empty file`);
  });

  test('what the environment says of it puts aside what .env says, whichever way each says it', () => {
    const [one, two] = [newSecretKey(), newSecretKey()];
    write('keys', one);
    write('.env', `SECRET_KEYS=${two}`);
    expect(load({ SECRET_KEYS_FILE: 'keys' }).secretKeys).toEqual([one]);
    write('.env', 'SECRET_KEYS_FILE=keys');
    expect(load({ SECRET_KEYS: two }).secretKeys).toEqual([two]);
  });
});

describe("PostgreSQL's own variables", () => {
  const SECRET_KEYS = newSecretKey();
  const urlOf = (env: Record<string, string>) => {
    const { database } = load({ SECRET_KEYS, ...env });
    return database.kind === 'external' ? database.url : undefined;
  };

  test.each<[Record<string, string>, string | undefined]>([
    [{ PGUSER: 'ada', PGPASSWORD: 'x' }, undefined],
    [{ PGHOST: '', PGDATABASE: '', PGUSER: 'ada' }, undefined],
    [{ PGHOST: 'localhost', PGUSER: 'ada' }, 'postgres://ada@localhost/ada'],
    [{ PGDATABASE: 'learn', PGUSER: 'ada' }, 'postgres://ada@localhost/learn'],
    [
      { PGHOST: 'localhost', PGPORT: '6000', PGUSER: 'a@b', PGPASSWORD: 'p/w:%#?é', PGDATABASE: 'my db' },
      'postgres://a%40b:p%2Fw%3A%25%23%3F%C3%A9@localhost:6000/my%20db',
    ],
    [{ PGHOST: '::1', PGUSER: 'ada' }, 'postgres://ada@[::1]/ada'],
    [{ PGHOST: '/run/postgresql', PGUSER: 'ada' }, 'postgres://ada@localhost/ada?host=%2Frun%2Fpostgresql'],
    [
      { PGHOST: 'db.school.org', PGUSER: 'ada', PGSSLMODE: 'verify-full' },
      'postgres://ada@db.school.org/ada?sslmode=verify-full',
    ],
    [{ PGHOST: 'db', PGUSER: 'ada', DATABASE_URL: 'postgres://b@localhost/c' }, 'postgres://b@localhost/c'],
  ])('%j make the address of the database', (env, url) => {
    expect(urlOf(env)).toBe(url);
  });

  test.each<[Record<string, string>, string]>([
    [{ PGHOST: 'db' }, 'PGUSER must be set beside PGHOST'],
    [{ PGDATABASE: 'db' }, 'PGUSER must be set beside PGDATABASE'],
    [{ PGHOST: 'a,b', PGUSER: 'ada' }, 'PGHOST must be one host, or the folder of a socket'],
    [{ PGHOST: 'db', PGUSER: 'ada', PGPORT: 'x' }, 'PGPORT must be a port'],
    [{ PGHOST: 'localhost', PGUSER: 'ada', SECRET_KEYS: '' }, 'SECRET_KEYS must be random keys'],
  ])('%j are refused by name', (env, complaint) => {
    expect(complaintOf({ SECRET_KEYS, ...env })).toContain(complaint);
  });

  test('a complaint about what they make says of what it was made', () => {
    expect(complaintOf({ PGHOST: 'localhost', PGUSER: 'ada' })).toMatch(
      /SECRET_KEYS must be set .*\(DATABASE_URL is made of PGHOST, PGUSER; with PGHOST and PGDATABASE empty the database is the embedded one\)/,
    );
  });
});
