import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { secretKeysOf } from './secret-keys.ts';
import { newSecretKey } from './secrets.ts';
import { readSettings, SettingsError } from './settings.ts';

const read = (env: Record<string, string>) => readSettings(env, '/srv/studyhall');

function complaintOf(env: Record<string, string>): string {
  try {
    read(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

describe('without settings', () => {
  test('the database is embedded, mails are kept in files and the port is 3000', () => {
    expect(read({})).toMatchObject({
      database: { kind: 'embedded' },
      dataFolder: '/srv/studyhall/.studyhall',
      mail: { kind: 'file', folder: '/srv/studyhall/.studyhall/mails' },
      port: 3000,
      metricsPort: undefined,
      metricsHost: '127.0.0.1',
      trustProxy: 0,
      isProduction: false,
    });
  });

  test('a setting that is empty is not set', () => {
    expect(read({ PORT: '', HOST: '', SMTP_URL: '' })).toEqual(read({}));
  });
});

test('a target off-site is a folder or a bucket with its log-in', () => {
  const offsite = (text: string) =>
    read({
      BACKUP_TARGET: text,
      BACKUP_RECIPIENTS: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
    }).offsite?.target;
  expect(offsite('file:../nas')).toEqual({ kind: 'folder', folder: '/srv/nas' });
  expect(offsite('file:///mnt/nas')).toEqual({ kind: 'folder', folder: '/mnt/nas' });
  expect(offsite('s3://KEY:S%2FT@s3.example.org:9000/bucket/of/ada?region=eu-1')).toEqual({
    kind: 'bucket',
    endpoint: 'https://s3.example.org:9000',
    bucket: 'bucket',
    prefix: 'of/ada/',
    region: 'eu-1',
    accessKey: 'KEY',
    secretKey: 'S/T',
  });
});

test('providers are those that are set up, and the sandbox stands in for none in production', () => {
  const google = { OAUTH_GOOGLE_CLIENT_ID: 'g', OAUTH_GOOGLE_CLIENT_SECRET: 's' };
  const hub = { OAUTH_GITHUB_CLIENT_ID: 'h', OAUTH_GITHUB_CLIENT_SECRET: 's' };
  const enterprise = { ...hub, OAUTH_GITHUB_URL: 'https://github.school.org/' };
  const protocols = (env: Record<string, string>) =>
    read(env).signIn.providers.map(({ name, protocol }) => [name, protocol]);
  expect(protocols({ ...google, ...hub })).toEqual([
    ['Google', { kind: 'oidc', issuer: 'https://accounts.google.com' }],
    ['GitHub', { kind: 'github', url: 'https://github.com', apiUrl: 'https://api.github.com' }],
  ]);
  expect(protocols(enterprise)).toEqual([
    [
      'GitHub',
      { kind: 'github', url: 'https://github.school.org', apiUrl: 'https://github.school.org/api/v3' },
    ],
  ]);
  const school = { OAUTH_OIDC_ISSUER: 'https://login.school.org/realms/school', OAUTH_OIDC_CLIENT_ID: 'c' };
  expect(protocols({ ...school, OAUTH_OIDC_CLIENT_SECRET: 's' })).toMatchObject([['login.school.org', {}]]);
  expect(read({}).signIn).toEqual({ providers: [], maySandbox: true });
  expect(read({ OAUTH_SANDBOX: 'off' }).signIn.maySandbox).toBe(false);
  expect(read({ NODE_ENV: 'production' }).signIn.maySandbox).toBe(false);
});

describe('a bad setting is named and its value is not shown', () => {
  const key = newSecretKey();
  const url = 'postgres://u:hunter22@db/app';
  const webhookSecret = 'whsec_0123456789';
  const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
  test.each<[string, Record<string, string>]>([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '3000hunter22' }],
    ['PORT', { PORT: '-1' }],
    ['METRICS_PORT', { METRICS_PORT: 'hunter22' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://u:hunter22@db/app', SECRET_KEYS: key }],
    ['DATABASE_URL', { DATABASE_URL: 'hunter22', SECRET_KEYS: key }],
    ['DATABASE_URL', { DATABASE_URL: '', SECRET_KEYS: key }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://u:changeme@db/app', SECRET_KEYS: key }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://u:%E0%A4%A@db/app', SECRET_KEYS: key }],
    ['OAUTH_GOOGLE_CLIENT_ID needs OAUTH_GOOGLE_CLIENT_SECRET', { OAUTH_GOOGLE_CLIENT_ID: 'hunter22' }],
    ['OAUTH_GOOGLE_CLIENT_SECRET needs OAUTH_GOOGLE_CLIENT_ID', { OAUTH_GOOGLE_CLIENT_SECRET: 'hunter22' }],
    ['OAUTH_GITHUB_CLIENT_ID needs OAUTH_GITHUB_CLIENT_SECRET', { OAUTH_GITHUB_CLIENT_ID: 'hunter22' }],
    ['OAUTH_GITHUB_CLIENT_SECRET needs OAUTH_GITHUB_CLIENT_ID', { OAUTH_GITHUB_CLIENT_SECRET: 'hunter22' }],
    ['OAUTH_OIDC_ISSUER needs OAUTH_OIDC_CLIENT_ID', { OAUTH_OIDC_ISSUER: 'https://hunter22.school.org' }],
    ['OAUTH_OIDC_CLIENT_ID needs OAUTH_OIDC_ISSUER', { OAUTH_OIDC_CLIENT_ID: 'hunter22' }],
    ['OAUTH_OIDC_NAME needs OAUTH_OIDC_ISSUER', { OAUTH_OIDC_NAME: 'hunter22' }],
    ['OAUTH_OIDC_ISSUER', { OAUTH_OIDC_ISSUER: 'http://hunter22.school.org' }],
    ['OAUTH_GITHUB_URL', { OAUTH_GITHUB_URL: 'https://u:hunter22@school.org' }],
    ['OAUTH_SANDBOX', { OAUTH_SANDBOX: 'hunter22' }],
    ['DATABASE_URL_DIRECT', { DATABASE_URL_DIRECT: url }],
    ['BACKUP_TARGET', { BACKUP_TARGET: 's3://key:hunter22@host', BACKUP_RECIPIENTS: recipient }],
    ['BACKUP_TARGET', { BACKUP_TARGET: 's3://hunter22@host/bucket', BACKUP_RECIPIENTS: recipient }],
    ['BACKUP_TARGET', { BACKUP_TARGET: 'http://k:hunter22@nas/bucket', BACKUP_RECIPIENTS: recipient }],
    ['BACKUP_TARGET', { BACKUP_TARGET: '/mnt/hunter22', BACKUP_RECIPIENTS: recipient }],
    ['BACKUP_TARGET needs BACKUP_RECIPIENTS', { BACKUP_TARGET: 'file:/mnt/nas' }],
    ['BACKUP_RECIPIENTS', { BACKUP_TARGET: 'file:/mnt/nas', BACKUP_RECIPIENTS: `${recipient},hunter22` }],
    ['BACKUP_RECIPIENTS', { BACKUP_RECIPIENTS: recipient.replace('p', 'q') }],
    ['SECRET_KEYS', { DATABASE_URL: url }],
    ['SECRET_KEYS', { SECRET_KEYS: '' }],
    ['SECRET_KEYS', { SECRET_KEYS: 'hunter22' }],
    ['SECRET_KEYS', { SECRET_KEYS: 'hunter22'.repeat(6).slice(0, 43) }],
    ['SECRET_KEYS', { SECRET_KEYS: `${key},changeme` }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'hunter22.org' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'https://hunter22.org/path' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'https://hunter22@learn.school.org' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'ftp://hunter22.org' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: '<your address>' }],
    ['MAIL_SINK', { MAIL_SINK: '/hunter22' }],
    ['SMTP_URL', { SMTP_URL: 'http://hunter22' }],
    ['MAIL_SINK', { MAIL_SINK: 'file:mails', SMTP_URL: 'smtp://u:hunter22@mail' }],
    ['MAIL_FROM', { MAIL_FROM: 'hunter22' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'hunter22' }],
    ['NAMED_STATEMENTS', { NAMED_STATEMENTS: 'hunter22' }],
    ['LIMITS_FACTOR', { LIMITS_FACTOR: '0' }],
    ['IDLE_GUEST_DAYS', { IDLE_GUEST_DAYS: '0' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'hunter22' }],
    ['HOST', { HOST: 'changeme' }],
    ['STRIPE_SECRET_KEY', { STRIPE_SECRET_KEY: 'pk_test_hunter22', STRIPE_WEBHOOK_SECRET: webhookSecret }],
    ['STRIPE_SECRET_KEY', { STRIPE_SECRET_KEY: 'sk_test_hunter22' }],
    ['STRIPE_WEBHOOK_SECRET', { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'hunter22hunter22' }],
    ['STRIPE_WEBHOOK_SECRET', { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_changeme!' }],
    ['STRIPE_WEBHOOK_SECRET', { STRIPE_WEBHOOK_SECRET: 'whsec_hunter22' }],
    ['STRIPE_API_BASE_URL', { STRIPE_API_BASE_URL: 'https://hunter22.org/v1' }],
    ['STRIPE_API_BASE_URL', { STRIPE_API_BASE_URL: 'http://127.0.0.1:12111' }],
  ])('%s in %j', (name, env) => {
    const complaint = complaintOf(env);
    expect(complaint).toMatch(new RegExp(`^${name} `));
    expect(complaint).not.toContain('\n');
    expect(complaint).not.toContain('hunter22');
  });

  test('all of them at once', () => {
    expect(complaintOf({ PORT: 'x', LOG_LEVEL: 'y' })).toMatch(/^PORT .*; LOG_LEVEL /);
  });

  test('whatever it is, reading it ends in settings or in one line', () => {
    const names = [
      'PORT',
      'DATABASE_URL',
      'SECRET_KEYS',
      'PUBLIC_ORIGIN',
      'MAIL_SINK',
      'SMTP_URL',
      'TRUST_PROXY',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(fc.string(), fc.webUrl()), (name, value) => {
        expect(complaintOf({ [name]: value })).not.toContain('\n');
      }),
    );
  });
});

describe('payments', () => {
  const STRIPE_SECRET_KEY = 'sk_live_0123456789';
  const STRIPE_WEBHOOK_SECRET = 'whsec_0123456789';

  test('are those of the sandbox without a key', () => {
    expect(read({}).payments).toEqual({ kind: 'sandbox' });
  });

  test('are those of Stripe with a key and the secret of its webhook', () => {
    expect(read({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }).payments).toEqual({
      kind: 'stripe',
      secretKey: STRIPE_SECRET_KEY,
      webhookSecret: STRIPE_WEBHOOK_SECRET,
      apiBaseUrl: undefined,
    });
  });

  test('a key alone stops the start and says what is missing', () => {
    expect(complaintOf({ STRIPE_SECRET_KEY })).toMatch(/STRIPE_WEBHOOK_SECRET .*whsec_/);
  });

  test('go to another address where one stands in for Stripe', () => {
    const STRIPE_API_BASE_URL = 'http://127.0.0.1:12111/';
    expect(read({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE_URL }).payments).toMatchObject({
      apiBaseUrl: 'http://127.0.0.1:12111',
    });
  });
});

describe('the public address', () => {
  test('loses a closing slash', () => {
    expect(read({ PUBLIC_ORIGIN: 'https://learn.school.org/' }).publicOrigin).toBe(
      'https://learn.school.org',
    );
  });

  test.each(['http://learn.school.org', 'http://192.168.1.5:3000', 'http://localhost.school.org'])(
    'in production %s is refused, because it is neither encrypted nor this machine',
    (origin) => {
      expect(complaintOf({ PUBLIC_ORIGIN: origin, NODE_ENV: 'production' })).toMatch(
        /^PUBLIC_ORIGIN .*https/,
      );
      expect(complaintOf({ PUBLIC_ORIGIN: origin })).toBe('');
    },
  );

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'https://learn.school.org'])(
    'in production %s is accepted',
    (origin) => {
      expect(complaintOf({ PUBLIC_ORIGIN: origin, NODE_ENV: 'production' })).toBe('');
    },
  );
});

test('proxies are counted or named', () => {
  expect(read({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
  expect(read({ TRUST_PROXY: '10.0.0.0/8, ::1, loopback' }).trustProxy).toEqual([
    '10.0.0.0/8',
    '::1',
    'loopback',
  ]);
});

describe('secret keys', () => {
  const settingsIn = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'studyhall-keys-'));
    onTestFinished(async () => await rm(folder, { recursive: true }));
    return readSettings({ DATA_DIR: folder }, '/');
  };

  test('an embedded installation makes its own once, for its owner alone', async () => {
    const settings = await settingsIn();
    const first = await secretKeysOf(settings);
    expect(await secretKeysOf(settings)).toEqual(first);
    expect((await stat(join(settings.dataFolder, 'secret-keys'))).mode & 0o777).toBe(0o600);
    expect(Buffer.from(first[0], 'base64url')).toHaveLength(32);
  });

  test('processes that start at once agree on one key', async () => {
    const settings = await settingsIn();
    const all = await Promise.all(Array.from({ length: 8 }, () => secretKeysOf(settings)));
    expect(new Set(all.map(String)).size).toBe(1);
    expect((await readFile(join(settings.dataFolder, 'secret-keys'), 'utf8')).trim()).toBe(all[0]?.[0]);
  });

  test('keys of the settings come first; a file that lost its key stops the start', async () => {
    const settings = await settingsIn();
    const key = newSecretKey();
    expect(await secretKeysOf({ ...settings, secretKeys: [key] })).toEqual([key]);
    await writeFile(join(settings.dataFolder, 'secret-keys'), '');
    await expect(secretKeysOf(settings)).rejects.toThrow(SettingsError);
  });
});
