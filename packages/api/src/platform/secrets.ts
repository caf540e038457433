import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** What is made from SECRET_KEYS. The first key seals and signs; the others only open what older ones sealed. */
export interface Secrets {
  /** Encrypts and authenticates (AES-256-GCM); the result is printable. */
  seal(text: string): string;
  /** The text that was sealed. Throws when no key fits or a byte was changed. */
  open(sealed: string): string;
  /** Whether a key fits. */
  canOpen(sealed: string): boolean;
  /** A keyed hash, for keys that must not be readable where they are stored. */
  blind(text: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `keys`: at least one, newest first, each 32 bytes in base64url. */
export function createSecrets(keys: readonly [string, ...string[]]): Secrets {
  const material = keys.map((key) => Buffer.from(key, 'base64url'));
  const newest = Buffer.from(keys[0], 'base64url');
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newest, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => {
      const text = openWith(material, sealed);
      if (text === undefined) throw new Error('No secret key opens this text');
      return text;
    },
    canOpen: (sealed) => openWith(material, sealed) !== undefined,
    blind: (text) => createHmac('sha256', newest).update(text).digest('base64url'),
  };
}

function openWith(keys: readonly Buffer[], sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  for (const key of keys) {
    const text = tryOpen(key, bytes);
    if (text !== undefined) return text;
  }
  return undefined;
}

function tryOpen(key: Buffer, bytes: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return (
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    return undefined;
  }
}

/** A new key for SECRET_KEYS. */
export function newSecretKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Says which key it is and nothing about it. */
export function fingerprintOf(key: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url'))
    .update('a secret key of Studyhall')
    .digest('hex');
}

/** A new secret of 256 bits for a link or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: its SHA-256, in hexadecimal. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
