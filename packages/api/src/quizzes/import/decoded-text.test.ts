import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from './decoded-text.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decoded(bytes: Uint8Array, size: number): Promise<string> {
  let text = '';
  for await (const piece of decodeText(inPieces(bytes, size))) text += piece;
  return text;
}

const TEXT = 'id,Frage\nx,Käse für 3 Übungen?';

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
  ['Windows-1252', Buffer.from(TEXT, 'latin1')],
  ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
])('%s is read as it was written, a file at once and byte by byte', async (_, bytes) => {
  expect(await decoded(bytes, 1_000)).toBe(TEXT);
  expect((await decoded(bytes, 4)).replaceAll('\ufeff', '')).toBe(TEXT);
});

it('UTF-8 comes out as it went in, whatever it says and wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 40 }), async (text, size) => {
      const said = `ä${text.replaceAll(/[\0\ufeff]/g, '')}`;
      expect(await decoded(Buffer.from(said), size)).toBe(said);
    }),
  );
});

it.each([
  ['a letter that is never ended', Buffer.concat([Buffer.from('caf'), Buffer.from([0xc3])]), 3],
  ['broken UTF-8', Buffer.concat([Buffer.from('naïve ü caf'), Buffer.from([0xe9, 0x2c])]), 13],
  ['bytes that no letter has', Buffer.from([0x61, 0xe4, 0x81, 0x61]), 1],
])('%s is refused with its place', async (_, bytes, bytePosition) => {
  await expect(decoded(bytes, 1_000)).rejects.toMatchObject({
    reason: 'file-not-utf8',
    details: { bytePosition },
  });
});
