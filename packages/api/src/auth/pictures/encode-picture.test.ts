import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePicture } from './encode-picture.ts';

const red = { create: { width: 600, height: 300, channels: 3, background: '#d33' } } as const;
const jpeg = await sharp(red)
  .jpeg()
  .withExif({ IFD0: { Copyright: 'Ada at home' } })
  .toBuffer();

test('what is kept is a small square WebP without what the camera wrote, and always the same', async () => {
  expect(jpeg.includes('Ada at home')).toBe(true);
  const kept = await encodePicture(jpeg);
  const { format, width, height, exif, orientation, pages } = await sharp(kept).metadata();
  expect({ format, width, height, exif, orientation, pages }).toEqual({
    format: 'webp',
    width: 256,
    height: 256,
  });
  expect(kept.includes('Ada at home')).toBe(false);
  expect(kept.equals(await encodePicture(jpeg))).toBe(true);
  expect(kept.length).toBeLessThan(20_000);
});

test('a picture that lies on its side is turned upright', async () => {
  const left = { create: { width: 256, height: 256, channels: 3, background: '#00f' } } as const;
  const half = await sharp({ create: { ...left.create, width: 128, background: '#f00' } })
    .png()
    .toBuffer();
  const lying = await sharp(left)
    .composite([{ input: half, left: 0, top: 0 }])
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { data, info } = await sharp(await encodePicture(lying))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
  ];
  expect(at(128, 20)[0]).toBeGreaterThan(200);
  expect(at(128, 236)[2]).toBeGreaterThan(200);
});

describe('the same points are the same bytes, so that a hidden picture does not come back', () => {
  const [width, height] = [601, 400];
  /** No two lines or columns are alike. */
  const points = Buffer.from(
    Array.from({ length: width * height * 3 }, (_, index) => (index * 7919 + index ** 2) % 251),
  );
  const upright = sharp(points, { raw: { width, height, channels: 3 } });
  const lying = (orientation: number, turned: Sharp): Promise<Buffer> =>
    turned
      .png()
      .toBuffer()
      .then((png) => sharp(png).withMetadata({ orientation }).png().toBuffer());

  test.each<[string, () => Promise<Buffer>]>([
    ['on its head', () => lying(3, upright.clone().rotate(180))],
    ['on its left side', () => lying(6, upright.clone().rotate(270))],
    ['on its right side', () => lying(8, upright.clone().rotate(90))],
    ['with colours of 16 bits', () => upright.clone().toColourspace('rgb16').png().toBuffer()],
    ['with nothing transparent in it', () => upright.clone().ensureAlpha().png().toBuffer()],
    ['as a WebP without loss', () => upright.clone().webp({ lossless: true }).toBuffer()],
  ])('%s', async (_, other) => {
    const kept = await encodePicture(await upright.clone().png().toBuffer());
    expect(kept.equals(await encodePicture(await other()))).toBe(true);
  });

  test('without colours, whether or not they could be there', async () => {
    const grey = points.subarray(0, width * height);
    const tripled = Buffer.from(Array.from(grey).flatMap((level) => [level, level, level]));
    const [plain, coloured] = await Promise.all([
      sharp(grey, { raw: { width, height, channels: 1 } })
        .toColourspace('b-w')
        .png()
        .toBuffer(),
      sharp(tripled, { raw: { width, height, channels: 3 } })
        .png()
        .toBuffer(),
    ]);
    expect([(await sharp(plain).metadata()).channels, (await sharp(coloured).metadata()).channels]).toEqual([
      1, 3,
    ]);
    expect((await encodePicture(plain)).equals(await encodePicture(coloured))).toBe(true);
  });
});

describe('is refused', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a drawing, which can run code', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['a page under the name of a picture', Buffer.from('<html><script>alert(1)</script>')],
  ])('%s', async (_, content) => {
    await expect(encodePicture(content)).rejects.toThrow('file-format-unknown');
  });

  test.each([
    ['what only begins like one', Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1')],
    ['what is cut', jpeg.subarray(0, jpeg.length / 2)],
  ])('%s', async (_, content) => {
    await expect(encodePicture(content)).rejects.toThrow('file-malformed');
  });

  test('a bomb: a few kilobytes that are many more when they are unpacked, without unpacking them', async () => {
    const bomb = pngOf(8_000, 8_000);
    const before = process.memoryUsage().rss;
    expect(bomb.length).toBeLessThan(100_000);
    await expect(encodePicture(bomb)).rejects.toThrow('file-malformed');
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });
});

test('what moves is shown as its beginning', async () => {
  const blue = await sharp({ create: { ...red.create, background: '#00f' } })
    .png()
    .toBuffer();
  const frames = await sharp([jpeg, blue], { join: { animated: true } })
    .webp()
    .toBuffer();
  expect((await sharp(frames, { animated: true }).metadata()).pages).toBe(2);
  expect((await sharp(await encodePicture(frames)).metadata()).pages).toBeUndefined();
});

test('more at once than may wait are sent away', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => encodePicture(jpeg)));
  const refused = tries.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(9);
  expect(refused[0]).toMatchObject({ reason: { reason: 'busy' } });
});

/** A picture of one colour with that many pixels. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height), { level: 9 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
}

function crc(content: Buffer): number {
  let sum = ~0;
  for (const byte of content) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
