import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readImage } from './read-image.ts';

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
/** One pixel, or two frames of one. */
const samples = [
  '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082',
  '47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b',
  '52494646240000005745425056503820180000003001009d012a0100010002003425a400037000fefb940000',
].map(bytesOf);

const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));

test('never throws, and what it takes is taken again as it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(change, { maxLength: 6 }),
      fc.uint8Array({ maxLength: 20 }),
      (sample, changes, behind) => {
        const bytes = Uint8Array.from([...sample, ...behind]);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const { image } = { image: undefined, ...readImage(bytes) };
        if (image === undefined) return;
        expect(readImage(image.content)).toEqual({ image });
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what stands behind an image is not part of it', () => {
  for (const sample of samples) {
    const behind = Uint8Array.from([...sample, ...Array.from('<script>', (sign) => sign.charCodeAt(0))]);
    expect(readImage(behind)).toEqual(readImage(sample));
  }
});
