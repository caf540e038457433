/** What every token begins with, so that people and scanners of secrets know one when they see it. */
export const API_TOKEN_PREFIX = 'sth_';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 256 bits. */
const SECRET_LENGTH = 43;
/** 32 bits. */
const CHECKSUM_LENGTH = 6;

const FORM = new RegExp(
  `^${API_TOKEN_PREFIX}([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

export interface ApiTokenParts {
  /** Whose it is: a lookup names the account and the hash. */
  readonly userId: string;
  /** What only the holder knows: 43 letters and digits. */
  readonly secret: string;
}

/** The text of a token: the prefix, the account, the secret and a checksum, in letters and digits alone. */
export function composeApiToken({ userId, secret }: ApiTokenParts): string {
  const body = `${userId.replaceAll('-', '')}${secret}`;
  return `${API_TOKEN_PREFIX}${body}${checksumOf(body)}`;
}

/** The parts of a token; undefined for what is none, and for one with a letter that was mistyped. */
export function parseApiToken(text: string): ApiTokenParts | undefined {
  const [, a, b, c, d, e, secret, checksum] = FORM.exec(text) ?? [];
  if (secret === undefined || checksum !== checksumOf(`${a}${b}${c}${d}${e}${secret}`)) return undefined;
  return { userId: [a, b, c, d, e].join('-'), secret };
}

/** A secret of 32 random bytes as letters and digits. */
export function secretOfBytes(bytes: Uint8Array): string {
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return inDigits(value, SECRET_LENGTH);
}

function checksumOf(body: string): string {
  return inDigits(BigInt(crc32(body)), CHECKSUM_LENGTH);
}

function inDigits(value: bigint, length: number): string {
  const base = BigInt(DIGITS.length);
  let rest = value;
  let text = '';
  while (text.length < length) {
    text = `${DIGITS[Number(rest % base)]}${text}`;
    rest /= base;
  }
  return text;
}

/** CRC-32 of a text in ASCII, as ISO 3309 and zip files have it. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const character of text) {
    crc ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
