import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DamagedHere, heldTo } from './expected-hashes.ts';

const sha256 = createHash('sha256').update('kept').digest('hex');
const read = (text: string) => Readable.from([Buffer.from(text)]);

test('what is as it was kept passes, and what is not fails at its end', async () => {
  expect((await buffer(heldTo(sha256, read('kept'), 'a'))).toString()).toBe('kept');
  await expect(buffer(heldTo(sha256, read('torn'), 'a'))).rejects.toThrow(DamagedHere);
  expect((await buffer(heldTo(undefined, read('torn'), 'a'))).toString()).toBe('torn');
});

test('what is damaged fails whoever reads it, however late they begin', async () => {
  const held = heldTo(sha256, read('torn'), 'a');
  await sleep(50);
  await expect(buffer(held)).rejects.toThrow(DamagedHere);
});
