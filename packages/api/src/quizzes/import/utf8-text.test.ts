import { DomainError } from '@studyhall/domain/errors';
import { expect, it } from 'vitest';
import { decodeUtf8 } from './utf8-text.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(bytes: Uint8Array, size: number): Promise<string> {
  let text = '';
  for await (const piece of decodeUtf8(inPieces(bytes, size))) text += piece;
  return text;
}

async function refusal(bytes: Uint8Array, size: number): Promise<unknown> {
  const error: unknown = await read(bytes, size).catch((reason: unknown) => reason);
  return error instanceof DomainError ? [error.reason, error.details] : error;
}

const sizes = [1, 2, 3, 5, 7, 1_000];

it.each(sizes)('characters of any length survive pieces of %d bytes', async (size) => {
  const text = 'a é 日本 😀 ë\u0301 end';
  expect(await read(Buffer.from(text), size)).toBe(text);
});

it.each(sizes)('a byte order mark is skipped, once, in pieces of %d bytes', async (size) => {
  expect(await read(Buffer.from('\ufeffa\ufeff'), size)).toBe('a\ufeff');
  expect(await read(Buffer.from('\ufeff'), size)).toBe('');
});

it.each(sizes)('the first byte that cannot be is named, in pieces of %d bytes', async (size) => {
  const latin1 = Buffer.concat([Buffer.from('naïve 😀 caf'), Buffer.from([0xe9]), Buffer.from(', yes')]);
  expect(await refusal(latin1, size)).toEqual(['file-not-utf8', { bytePosition: 15 }]);
  const cut = Buffer.from('cut 😀').subarray(0, 6);
  expect(await refusal(cut, size)).toEqual(['file-not-utf8', { bytePosition: 4 }]);
  const surrogate = Buffer.concat([Buffer.from('ab'), Buffer.from([0xed, 0xa0, 0x80])]);
  expect(await refusal(surrogate, size)).toEqual(['file-not-utf8', { bytePosition: 2 }]);
});

it.each([
  ['UTF-16LE', Buffer.from('\ufeffid,domain', 'utf16le')],
  ['UTF-16LE', Buffer.from('id,domain,text', 'utf16le')],
  ['UTF-16BE', Buffer.from('\ufeffid,domain', 'utf16le').swap16()],
  ['UTF-16BE', Buffer.from('id,domain,text', 'utf16le').swap16()],
])('%s is refused by its name', async (encoding, bytes) => {
  expect(await refusal(bytes, 1_000)).toEqual(['file-not-utf8', { bytePosition: 0, encoding }]);
});

it('nothing is an empty text', async () => {
  expect(await read(Buffer.alloc(0), 1)).toBe('');
});
