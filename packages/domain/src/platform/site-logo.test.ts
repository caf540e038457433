import { expect, test } from 'vitest';
import { logoKindOf } from './site-logo.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['\x89PNG\r\n\x1a\n and more', 'png'],
  ['\xff\xd8\xff\xe0 and more', 'jpg'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'webp'],
])('a picture is known by its first bytes: %j', (text, kind) => {
  expect(logoKindOf(bytesOf(text))).toBe(kind);
});

test.each([
  ['nothing', ''],
  ['an SVG, which can run code', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a page', '<!doctype html>'],
  ['a sound, which begins like a WebP', 'RIFF\x10\0\0\0WAVEfmt '],
  ['a WebP in no RIFF', 'RAFF\x10\0\0\0WEBPVP8 '],
  ['half of a signature', '\x89PNG'],
  ['a GIF', 'GIF89a'],
  ['a PNG behind something else', ' \x89PNG\r\n\x1a\n'],
])('%s is no logo', (_, text) => {
  expect(logoKindOf(bytesOf(text))).toBeUndefined();
});
