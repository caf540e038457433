import * as z from 'zod';

/** Texts that people put where a value should go one day. */
const PLACEHOLDER =
  /^(<.*>|\{\{.*\}\}|\$\{?\w+\}?|x{3,}|\.{3}|todo|tbd|(please[-_ ]?)?(change|replace)[-_ ]?(me|this|it)?|your[-_ ].*|placeholder|example|secret|password|undefined|null)$/i;

export const given = z
  .string()
  .refine((text) => !PLACEHOLDER.test(text), { error: 'is still a placeholder' });

export const integer = (what: string, { min, max }: { readonly min: number; readonly max: number }) =>
  given
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be ${what}, a whole number from ${min} to ${max}`,
    })
    .transform(Number);

export const postgresUrl = given.refine(isPostgresUrl, {
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

export const origin = given
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

export const secretKeys = given
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine((keys) => keys.every(isSecretKey), {
    error:
      'must be random keys of 32 bytes in base64url, separated by commas; `openssl rand -base64 32 | tr +/ -_` makes one',
  });

export const trustProxy = given.transform((text, context) => {
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
