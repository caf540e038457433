import { readImage } from '@studyhall/domain/quizzes/images/read-image';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fitImage } from './fit-image.ts';

const red = { create: { width: 60, height: 30, channels: 3, background: '#d33' } } as const;
const blue = { create: { ...red.create, background: '#00f' } } as const;
const EXIF = { IFD0: { Copyright: 'Ada at home' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } };

const kinds = ['png', 'jpeg', 'webp'] as const;

async function told(kind: (typeof kinds)[number]): Promise<Buffer> {
  return await sharp(red).toFormat(kind).withExif(EXIF).toBuffer();
}

async function moving(kind: 'gif' | 'webp'): Promise<Buffer> {
  const frames = [await sharp(red).png().toBuffer(), await sharp(blue).png().toBuffer()];
  return await sharp(frames, { join: { animated: true } })
    .toFormat(kind)
    .toBuffer();
}

describe.each(kinds)('a %s', (kind) => {
  test('loses what a camera wrote and nothing that is seen, and stays the same from then on', async () => {
    const sent = await told(kind);
    expect(sent.includes('Ada at home')).toBe(true);
    const kept = await fitImage(sent);
    expect(kept).toMatchObject({ kind, width: 60, height: 30, orientation: 1 });
    const content = Buffer.from(kept.content);
    expect(content.includes('Ada at home')).toBe(false);
    expect((await sharp(content).metadata()).exif).toBeUndefined();
    const seen = async (bytes: Buffer) => await sharp(bytes).raw().toBuffer();
    expect((await seen(content)).equals(await seen(sent))).toBe(true);
    expect(Buffer.from((await fitImage(content)).content).equals(content)).toBe(true);
  });

  test('that lies on its side stands upright', async () => {
    const lying = await sharp(red).toFormat(kind).withMetadata({ orientation: 6 }).toBuffer();
    expect(readImage(lying)).toMatchObject({ image: { orientation: 6, width: 60, height: 30 } });
    const kept = await fitImage(lying);
    expect(kept).toMatchObject({ kind, orientation: 1, width: 30, height: 60 });
    expect(Buffer.from((await fitImage(kept.content)).content).equals(Buffer.from(kept.content))).toBe(true);
  });

  test('that is cut is refused', async () => {
    const sent = await told(kind);
    for (const part of [0.3, 0.6, 0.95])
      await expect(fitImage(sent.subarray(0, Math.floor(sent.length * part)))).rejects.toMatchObject({
        reason: 'image-unfit',
        details: { problem: 'malformed' },
      });
  });
});

test('an image stands as Exif says that it is meant, in all eight ways', async () => {
  const [width, height] = [16, 32];
  const points = Buffer.from(
    Array.from({ length: width * height * 3 }, (_, at) => (at * 7919 + at ** 2) % 251),
  );
  const sent = sharp(points, { raw: { width, height, channels: 3 } });
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const png = await sent.clone().png().withMetadata({ orientation }).toBuffer();
    const meant = await sharp(png).autoOrient().raw().toBuffer();
    const kept = Buffer.from((await fitImage(png)).content);
    expect((await sharp(kept).raw().toBuffer()).equals(meant), `${orientation}`).toBe(true);
  }
});

test.each(['gif', 'webp'] as const)('a %s that moves goes on moving', async (kind) => {
  const sent = await moving(kind);
  const kept = await fitImage(sent);
  expect(kept).toMatchObject({ kind, frames: 2, width: 60, height: 30 });
  const { pages, delay, loop } = await sharp(sent, { animated: true }).metadata();
  expect(await sharp(kept.content, { animated: true }).metadata()).toMatchObject({ pages, delay, loop });
});

test('a comment in a GIF and what stands behind its end are gone', async () => {
  const gif = await moving('gif');
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, 4]), Buffer.from('home'), Buffer.from([0])]);
  const said = Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1), Buffer.from('<script>')]);
  const kept = Buffer.from((await fitImage(said)).content);
  expect(kept.equals(Buffer.from((await fitImage(gif)).content))).toBe(true);
  expect(kept.includes('home')).toBe(false);
});

test('a photo of a camera is made as large as a screen', async () => {
  const photo = await sharp({ create: { ...red.create, width: 4_000, height: 3_000 } })
    .jpeg()
    .toBuffer();
  const kept = await fitImage(photo);
  expect(kept).toMatchObject({ kind: 'jpeg', width: 2_560, height: 1_920 });
  expect((await fitImage(kept.content)).content).toEqual(kept.content);
});

describe('is refused', () => {
  const refused = (problem: string) => ({ reason: 'image-unfit', details: { problem } });

  test.each([
    ['a drawing, which can run code', 'drawing', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['nothing', 'unknown-kind', Buffer.alloc(0)],
    ['a page under the name of a picture', 'unknown-kind', Buffer.from('<html></html>')],
    ['what only begins like one', 'malformed', Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1')],
    [
      'more than may be sent',
      'too-many-bytes',
      Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(9_000_000)]),
    ],
  ])('%s', async (_, problem, bytes) => {
    await expect(fitImage(bytes)).rejects.toMatchObject(refused(problem));
  });

  test('a bomb, without unpacking it', async () => {
    const png = await sharp({ create: { ...red.create, width: 8_000, height: 8_000 } })
      .png()
      .toBuffer();
    const before = process.memoryUsage().rss;
    await expect(fitImage(png)).rejects.toMatchObject(refused('too-many-pixels'));
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test('what moves for too long', async () => {
    const gif = await moving('gif');
    const start = gif.indexOf(Buffer.from([0x21, 0xf9]));
    const [head, frames, end] = [gif.subarray(0, start), gif.subarray(start, -1), gif.subarray(-1)];
    const long = Buffer.concat([head, ...Array.from({ length: 151 }, () => frames), end]);
    await expect(fitImage(long)).rejects.toMatchObject(refused('too-many-frames'));
  });
});
