import { type Unzipped, unzipSync } from 'fflate';

/** The files of a ZIP archive, by name, once all of it has come. */
export async function readZip(pieces: AsyncIterable<Uint8Array>): Promise<Unzipped> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return unzipSync(Buffer.concat(all));
}
