import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive. */
export interface ZippedFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

interface Zipping {
  /** The moment that every file carries. */
  readonly now: Date;
}

/** Files as one ZIP archive, a piece at a time: nothing is read before somebody takes what came of the piece before it. */
export async function* zipStream(
  files: AsyncIterable<ZippedFile>,
  { now }: Zipping,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    made.push(piece);
  });
  for await (const { name, content } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = now;
    zip.add(file);
    for await (const piece of content) {
      file.push(piece);
      yield* made.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
