import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { binaryKind } from './binary-kind.ts';

it('a file that is no text is known by what it begins with, and bytes without meaning as such', () => {
  expect(binaryKind(Buffer.from('%PDF-1.7\n%'))).toBe('a PDF document');
  expect(binaryKind(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]))).toBe('an image');
  expect(binaryKind(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('a document of an old Word or Excel');
  expect(binaryKind(randomBytes(4_096))).toBeDefined();
});

it('a text in any encoding is none of that', () => {
  const text = 'domain,question-text\r\n1.1,"Größe?\t"\r\n'.repeat(20);
  for (const encoding of ['utf8', 'latin1', 'utf16le'] as const)
    expect(binaryKind(Buffer.from(text, encoding))).toBeUndefined();
  expect(binaryKind(new Uint8Array())).toBeUndefined();
});
