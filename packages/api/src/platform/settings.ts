import { join, resolve } from 'node:path';
import * as z from 'zod';

/** A setting is missing or wrong; the message is one line that names it and never holds its value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

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
  /** `undefined`: http://localhost with the port that was taken. */
  readonly publicOrigin: string | undefined;
  /** Newest first; empty only with the embedded database, which keeps its own (see `secretKeysOf`). */
  readonly secretKeys: readonly string[];
  /** The loss of secret keys that is put up with, as the refused start called it. */
  readonly givenUpKeys: string | undefined;
  readonly mail: MailSettings;
  /** The sender of mails; `undefined`: an address made of the public origin. */
  readonly mailFrom: string | undefined;
  readonly payments: PaymentSettings;
  /** What Express takes as "trust proxy": how many proxies stand in front, or their addresses. */
  readonly trustProxy: number | readonly string[];
  readonly limitsFactor: number;
  /** After how many days without a visit a guest who did nothing is removed. */
  readonly idleGuestDays: number;
  readonly logFormat: 'json' | 'text' | undefined;
  readonly logLevel: LogLevel;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Texts that people put where a value should go one day. */
const PLACEHOLDER =
  /^(<.*>|\{\{.*\}\}|\$\{?\w+\}?|x{3,}|\.{3}|todo|tbd|(please[-_ ]?)?(change|replace)[-_ ]?(me|this|it)?|your[-_ ].*|placeholder|example|secret|password|undefined|null)$/i;

const given = z.string().refine((text) => !PLACEHOLDER.test(text), { error: 'is still a placeholder' });

const integer = (what: string, { min, max }: { readonly min: number; readonly max: number }) =>
  given
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be ${what}, a whole number from ${min} to ${max}`,
    })
    .transform(Number);

const postgresUrl = given.refine(isPostgresUrl, {
  error: 'must be a PostgreSQL URL such as postgres://user@host/database, with its real password',
});

function isPostgresUrl(text: string): boolean {
  try {
    const { protocol, pathname, password } = new URL(text);
    const isComplete = /^postgres(ql)?:$/.test(protocol) && pathname.length > 1;
    return isComplete && !PLACEHOLDER.test(decodeURIComponent(password));
  } catch {
    return false;
  }
}

const origin = given
  .refine(isOrigin, { error: 'must be the address of the site alone, such as https://learn.school.org' })
  .transform((text) => new URL(text).origin);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`);
}

const KEY_BYTES = 32;
/** Random keys have about thirty different bytes; one that somebody typed has fewer. */
const KEY_DISTINCT_BYTES = 16;

function isSecretKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  const isExact = bytes.length === KEY_BYTES && bytes.toString('base64url') === text.replace(/={1,2}$/, '');
  return isExact && new Set(bytes).size >= KEY_DISTINCT_BYTES;
}

const secretKeys = given
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine((keys) => keys.every(isSecretKey), {
    error:
      'must be random keys of 32 bytes in base64url, separated by commas; `openssl rand -base64 32 | tr +/ -_` makes one',
  });

const trustProxy = given.transform((text, context) => {
  if (/^\d$/.test(text)) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  if (proxies.every((proxy) => /^([\da-f.:]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i.test(proxy)))
    return proxies;
  context.addIssue({
    code: 'custom',
    message: 'must be the number of proxies in front, or their addresses separated by commas',
  });
  return z.NEVER;
});

const schema = z.object({
  NODE_ENV: z.string().optional(),
  DATA_DIR: given.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_DIRECT: postgresUrl.optional(),
  DATABASE_POOL_SIZE: integer('a number of connections', { min: 2, max: 500 }).default(10),
  NAMED_STATEMENTS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  HOST: given.optional(),
  PORT: integer('a port', { min: 0, max: 65_535 }).default(3000),
  METRICS_PORT: integer('a port', { min: 0, max: 65_535 }).optional(),
  PUBLIC_ORIGIN: origin.optional(),
  SECRET_KEYS: secretKeys.default([]),
  GIVE_UP_KEYS: given
    .refine((text) => /^[\da-f]{12}$/.test(text), { error: 'must be the code that the refused start named' })
    .optional(),
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
  TRUST_PROXY: trustProxy.default(0),
  LIMITS_FACTOR: given
    .refine((text) => Number(text) > 0 && Number(text) <= 10_000, {
      error: 'must be a number above 0, at most 10000',
    })
    .transform(Number)
    .default(1),
  IDLE_GUEST_DAYS: integer('a number of days', { min: 1, max: 3650 }).default(7),
  LOG_FORMAT: z.enum(['json', 'text'], { error: 'must be json or text' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'], { error: 'must be fatal, error, warn, info or debug' })
    .default('info'),
});

type Values = z.output<typeof schema>;

/** Every variable that is read. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/** Set but empty means that somebody's variable was: a fresh database or fresh keys must not come from that. */
const NEVER_EMPTY = new Set(['DATABASE_URL', 'DATABASE_URL_DIRECT', 'SECRET_KEYS']);

/**
 * Reads the settings of the process. `root` is the folder that relative paths and `.studyhall` are in.
 * @throws SettingsError that names every wrong setting in one line.
 */
export function readSettings(env: Environment, root: string): Settings {
  const set = Object.entries(env).filter(([name, value]) => value !== '' || NEVER_EMPTY.has(name));
  const result = schema.safeParse(Object.fromEntries(set));
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new SettingsError([...new Set(problems)].join('; '));
  }
  checkTogether(result.data);
  return settingsOf(result.data, root);
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
  const isOpen =
    values.PUBLIC_ORIGIN?.startsWith('http:') === true && !isLoopback(new URL(values.PUBLIC_ORIGIN).hostname);
  if (values.NODE_ENV === 'production' && isOpen)
    throw new SettingsError(
      'PUBLIC_ORIGIN must begin with https:// in production, because passwords and sessions cross the network',
    );
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.[\d.]+$/.test(hostname)
  );
}

function settingsOf(values: Values, root: string): Settings {
  const dataFolder = resolve(root, values.DATA_DIR ?? '.studyhall');
  return {
    isProduction: values.NODE_ENV === 'production',
    dataFolder,
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'embedded' }
        : { kind: 'external', url: values.DATABASE_URL, directUrl: values.DATABASE_URL_DIRECT },
    poolSize: values.DATABASE_POOL_SIZE,
    hasNamedStatements: values.NAMED_STATEMENTS === 'on',
    host: values.HOST,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    publicOrigin: values.PUBLIC_ORIGIN,
    secretKeys: values.SECRET_KEYS,
    givenUpKeys: values.GIVE_UP_KEYS,
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
    trustProxy: values.TRUST_PROXY,
    limitsFactor: values.LIMITS_FACTOR,
    idleGuestDays: values.IDLE_GUEST_DAYS,
    logFormat: values.LOG_FORMAT,
    logLevel: values.LOG_LEVEL,
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
