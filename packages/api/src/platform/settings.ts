import { join, resolve } from 'node:path';
import { issueInWords } from '@studyhall/domain/issue-words';
import * as z from 'zod';
import { type BackupSettings, backupShape, backupsOf } from './backup-settings.ts';
import { transportComplaint, withCertificate } from './database-transport.ts';
import { isLoopback } from './loopback.ts';
import { oauthFields, oauthProblem, type SignInSettings, signInOf } from './oauth-settings.ts';
import { type OffsiteSettings, offsiteFields, offsiteOf, offsiteProblem } from './offsite-settings.ts';
import { postgresVariables } from './postgres-variables.ts';
import { given, integer, origin, postgresUrl, secretKeys, trustProxy } from './setting-kinds.ts';
import { SettingsError } from './settings-error.ts';

export { SettingsError };

export type DatabaseSettings =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'external'; readonly url: string; readonly directUrl: string | undefined };

export type MailSettings =
  | { readonly kind: 'file'; readonly folder: string }
  | { readonly kind: 'smtp'; readonly url: string };

export type PaymentSettings =
  /** No Stripe key: the stand-in of this repository, and no real money. */
  | { readonly kind: 'sandbox' }
  | {
      readonly kind: 'stripe';
      readonly secretKey: string;
      readonly webhookSecret: string;
      readonly apiBaseUrl: string | undefined;
    };

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug';

export interface Settings {
  readonly isProduction: boolean;
  /** Where the embedded database, the generated keys and unsent mails live. */
  readonly dataFolder: string;
  readonly database: DatabaseSettings;
  readonly poolSize: number;
  readonly hasNamedStatements: boolean;
  /** `undefined`: every address of the machine, also without a public origin (why: apps/server/src/other-machines.ts). */
  readonly host: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** `undefined`: no metrics. */
  readonly metricsPort: number | undefined;
  /** The machine itself, unless told: what is measured says who is busy with what. */
  readonly metricsHost: string;
  /** `undefined`: http://localhost with the port that was taken. */
  readonly publicOrigin: string | undefined;
  /** Newest first; empty only with the embedded database, which keeps its own (see `secretKeysOf`). */
  readonly secretKeys: readonly string[];
  /** The loss of secret keys that is put up with, as the refused start called it. */
  readonly givenUpKeys: string | undefined;
  readonly backups: BackupSettings;
  readonly mail: MailSettings;
  /** The sender of mails; `undefined`: an address made of the public origin. */
  readonly mailFrom: string | undefined;
  readonly payments: PaymentSettings;
  readonly signIn: SignInSettings;
  /** What Express takes as "trust proxy": how many proxies stand in front, or their addresses. */
  readonly trustProxy: number | readonly string[];
  readonly limitsFactor: number;
  /** After how many days without a visit a guest who did nothing is removed. */
  readonly idleGuestDays: number;
  /** `undefined`: backups stay on this machine. */
  readonly offsite: OffsiteSettings | undefined;
  readonly logFormat: 'json' | 'text' | undefined;
  readonly logLevel: LogLevel;
  /** The level of the line that each request is worth. */
  readonly requestLogLevel: LogLevel;
  /** What is put up with and should not be, a line each. */
  readonly warnings: readonly string[];
  /** What was set, by name and as it was written: a copy of it goes off-site, encrypted. */
  readonly asSet: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const schema = z.object({
  ENV_FILE: z.string().optional(),
  NODE_ENV: z.string().optional(),
  DATA_DIR: given.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_DIRECT: postgresUrl.optional(),
  DATABASE_POOL_SIZE: integer('a number of connections', { min: 2, max: 500 }).default(10),
  NAMED_STATEMENTS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  HOST: given.optional(),
  PORT: integer('a port', { min: 0, max: 65_535 }).default(3000),
  METRICS_PORT: integer('a port', { min: 0, max: 65_535 }).optional(),
  METRICS_HOST: given.default('127.0.0.1'),
  PUBLIC_ORIGIN: origin.optional(),
  SECRET_KEYS: secretKeys.default([]),
  GIVE_UP_KEYS: given
    .refine((text) => /^[\da-f]{12}$/.test(text), { error: 'must be the code that the refused start named' })
    .optional(),
  ...backupShape(given),
  MAIL_SINK: given
    .refine((text) => /^file:./.test(text), { error: 'must be file: and a folder, such as file:./mails' })
    .optional(),
  SMTP_URL: given
    .refine(
      (text) =>
        URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '',
      {
        error: 'must be a mail server such as smtps://user:password@mail.school.org',
      },
    )
    .optional(),
  MAIL_FROM: given
    .refine((text) => /^[^\r\n]*[^\s@]@[^\s@]+$/.test(text), {
      error: 'must be a mail address, or a name and <address>',
    })
    .optional(),
  STRIPE_SECRET_KEY: given
    .refine((text) => /^(sk|rk)_(test|live)_\w+$/.test(text), {
      error: 'must be a secret key of Stripe, such as sk_test_…',
    })
    .optional(),
  STRIPE_WEBHOOK_SECRET: given
    .refine((text) => /^whsec_\w{8,}$/.test(text), {
      error: "must be the secret of Stripe's webhook endpoint, which begins with whsec_",
    })
    .optional(),
  STRIPE_API_BASE_URL: origin.optional(),
  ...oauthFields,
  TRUST_PROXY: trustProxy.default(0),
  LIMITS_FACTOR: given
    .refine((text) => Number(text) > 0 && Number(text) <= 10_000, {
      error: 'must be a number above 0, at most 10000',
    })
    .transform(Number)
    .default(1),
  IDLE_GUEST_DAYS: integer('a number of days', { min: 1, max: 3650 }).default(7),
  ...offsiteFields(given),
  LOG_FORMAT: z.enum(['json', 'text'], { error: 'must be json or text' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'], { error: 'must be fatal, error, warn, info or debug' })
    .default('info'),
  REQUEST_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'], { error: 'must be fatal, error, warn, info or debug' })
    .default('debug'),
});

type Values = z.output<typeof schema>;

/** Every variable that is read. */
export const settingNames: readonly string[] = [...Object.keys(schema.shape), ...postgresVariables];

/**
 * What stands in the place of variables that are not set, by name.
 *
 * @internal
 */
export const settingDefaults: Readonly<Record<string, unknown>> = schema.parse({});

/** Those that may come in a file instead, which NAME_FILE names. */
export const secretNames = [
  'BACKUP_TARGET',
  'DATABASE_URL',
  'DATABASE_URL_DIRECT',
  'OAUTH_GITHUB_CLIENT_SECRET',
  'OAUTH_GOOGLE_CLIENT_SECRET',
  'OAUTH_OIDC_CLIENT_SECRET',
  'PGPASSWORD',
  'SECRET_KEYS',
  'SMTP_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
] as const;

/** Set but empty means that somebody's variable was: a fresh database or fresh keys must not come from that. */
const NEVER_EMPTY = new Set(['DATABASE_URL', 'DATABASE_URL_DIRECT', 'SECRET_KEYS']);

/**
 * Reads the settings of the process. `root` is the folder that relative paths and `.studyhall` are in.
 * @throws SettingsError that names every wrong setting in one line.
 */
export function readSettings(env: Environment, root: string): Settings {
  const set = Object.entries(env).filter(([name, value]) => value !== '' || NEVER_EMPTY.has(name));
  const result = schema.safeParse(Object.fromEntries(set), { error: issueInWords });
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new SettingsError([...new Set(problems)].join('; '));
  }
  checkTogether(result.data);
  const known = set.flatMap(([name, value]) =>
    value === undefined || !settingNames.includes(name) ? [] : [[name, value] as const],
  );
  return { ...settingsOf(result.data, root), asSet: Object.fromEntries(known) };
}

function checkTogether(values: Values): void {
  if (values.DATABASE_URL === undefined && values.DATABASE_URL_DIRECT !== undefined)
    throw new SettingsError('DATABASE_URL_DIRECT needs DATABASE_URL beside it');
  if (values.DATABASE_URL !== undefined && values.SECRET_KEYS.length === 0)
    throw new SettingsError(
      'SECRET_KEYS must be set with DATABASE_URL, the same on every machine; `openssl rand -base64 32 | tr +/ -_` makes one',
    );
  if (values.MAIL_SINK !== undefined && values.SMTP_URL !== undefined)
    throw new SettingsError('MAIL_SINK and SMTP_URL exclude each other');
  if (values.STRIPE_SECRET_KEY !== undefined && values.STRIPE_WEBHOOK_SECRET === undefined)
    throw new SettingsError(
      'STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET beside it, which begins with whsec_',
    );
  if (values.STRIPE_SECRET_KEY === undefined && values.STRIPE_WEBHOOK_SECRET !== undefined)
    throw new SettingsError('STRIPE_WEBHOOK_SECRET needs STRIPE_SECRET_KEY beside it');
  if (values.STRIPE_SECRET_KEY === undefined && values.STRIPE_API_BASE_URL !== undefined)
    throw new SettingsError('STRIPE_API_BASE_URL needs STRIPE_SECRET_KEY beside it');
  const problem = offsiteProblem(values) ?? oauthProblem(values);
  if (problem !== undefined) throw new SettingsError(problem);
  const isOpen =
    values.PUBLIC_ORIGIN?.startsWith('http:') === true && !isLoopback(new URL(values.PUBLIC_ORIGIN).hostname);
  if (values.NODE_ENV === 'production' && isOpen)
    throw new SettingsError(
      'PUBLIC_ORIGIN must begin with https:// in production, because passwords and sessions cross the network',
    );
}

/** Complaints about how the database is reached over a network: refused in production, said elsewhere. */
function transportWarnings({ NODE_ENV, DATABASE_URL, DATABASE_URL_DIRECT }: Values): string[] {
  const complaints = Object.entries({ DATABASE_URL, DATABASE_URL_DIRECT }).flatMap(
    ([name, url]) => (url === undefined ? undefined : transportComplaint(name, url)) ?? [],
  );
  if (NODE_ENV === 'production' && complaints.length > 0) throw new SettingsError(complaints.join('; '));
  return complaints;
}

function databaseOf(
  { DATABASE_URL: url, DATABASE_URL_DIRECT: direct }: Values,
  root: string,
): DatabaseSettings {
  if (url === undefined) return { kind: 'embedded' };
  return {
    kind: 'external',
    url: withCertificate('DATABASE_URL', url, root),
    directUrl: direct === undefined ? undefined : withCertificate('DATABASE_URL_DIRECT', direct, root),
  };
}

function settingsOf(values: Values, root: string): Omit<Settings, 'asSet'> {
  const dataFolder = resolve(root, values.DATA_DIR ?? '.studyhall');
  const isProduction = values.NODE_ENV === 'production';
  return {
    isProduction,
    dataFolder,
    database: databaseOf(values, root),
    poolSize: values.DATABASE_POOL_SIZE,
    hasNamedStatements: values.NAMED_STATEMENTS === 'on',
    host: values.HOST,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    metricsHost: values.METRICS_HOST,
    publicOrigin: values.PUBLIC_ORIGIN,
    secretKeys: values.SECRET_KEYS,
    givenUpKeys: values.GIVE_UP_KEYS,
    backups: backupsOf(values, { root, dataFolder }),
    mail:
      values.SMTP_URL === undefined
        ? {
            kind: 'file',
            folder:
              values.MAIL_SINK === undefined
                ? join(dataFolder, 'mails')
                : resolve(root, values.MAIL_SINK.slice('file:'.length)),
          }
        : { kind: 'smtp', url: values.SMTP_URL },
    mailFrom: values.MAIL_FROM,
    payments: paymentsOf(values),
    signIn: signInOf(values, { isProduction }),
    trustProxy: values.TRUST_PROXY,
    limitsFactor: values.LIMITS_FACTOR,
    idleGuestDays: values.IDLE_GUEST_DAYS,
    offsite: offsiteOf(values, root),
    logFormat: values.LOG_FORMAT,
    logLevel: values.LOG_LEVEL,
    requestLogLevel: values.REQUEST_LOG_LEVEL,
    warnings: transportWarnings(values),
  };
}

function paymentsOf({
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  ...values
}: Values): PaymentSettings {
  if (secretKey === undefined || webhookSecret === undefined) return { kind: 'sandbox' };
  return { kind: 'stripe', secretKey, webhookSecret, apiBaseUrl: values.STRIPE_API_BASE_URL };
}
