import { pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { addFile } from './archive-files.ts';

test('an archive that fails while it takes a file fails the file, and nothing else', async () => {
  const archive = pack().on('error', () => undefined);
  setImmediate(() => archive.destroy(new Error('no space left')));
  await expect(addFile(archive, 'large', Buffer.alloc(1_000_000))).rejects.toThrow('no space left');
});
