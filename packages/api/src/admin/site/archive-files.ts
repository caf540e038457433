import type { Pack } from 'tar-stream';

const PIECE_BYTES = 4 * 1024 * 1024;

/** A stream as pieces of a few megabytes: a file of an archive says beforehand how long it is. */
export async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

/** Resolves when the archive has taken it, and rejects when nobody takes anything from it any more. */
export async function addFile(archive: Pack, name: string, content: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const close = () => reject(new Error(`the archive was closed before ${name} was in it`));
    if (archive.destroyed) return close();
    archive.once('close', close);
    const entry = archive.entry({ name, size: content.length, mode: 0o600 }, content, (error) => {
      archive.off('close', close);
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
    // An entry that is not all taken fails with its archive, and an error nobody listens to ends the process.
    entry.on('error', reject);
  });
}

export function asJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
