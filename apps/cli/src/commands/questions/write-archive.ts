import { inOtherWords } from '@studyhall/domain/quizzes/file-translations';
import type { WrittenQuestion } from '@studyhall/domain/quizzes/formats/write-questions';
import { withPictures } from '@studyhall/domain/quizzes/images/draft-images';
import { hashInAddress } from '@studyhall/domain/quizzes/images/image-address';
import { withAddresses } from '@studyhall/domain/quizzes/images/markdown-images';
import type { FetchedImage } from '../../connection/fetch-image.ts';

/** The pictures of an archive by their names in it; the texts of drafts name them so. */
export class ArchivePictures {
  /** By its hash; null where the bank has none. Of each only the name is kept. */
  readonly #names = new Map<string, string | null>();
  readonly #fetch: (hash: string) => Promise<FetchedImage | undefined>;

  constructor(fetch: (hash: string) => Promise<FetchedImage | undefined>) {
    this.#fetch = fetch;
  }

  /** A draft whose texts name its pictures as they lie in the archive. */
  async named(draft: WrittenQuestion, hashes: readonly string[]): Promise<WrittenQuestion> {
    for (const hash of hashes) {
      if (this.#names.has(hash)) continue;
      const image = await this.#fetch(hash);
      this.#names.set(hash, image === undefined ? null : `pictures/${hash}.${image.ending}`);
    }
    if (hashes.length === 0) return draft;
    const find = (address: string) => {
      const name = this.#names.get(hashInAddress(address) ?? '');
      return name === undefined || name === null ? undefined : { address: name };
    };
    const { draft: named } = withPictures(draft, find);
    const { translations } = draft;
    if (translations === undefined || named.textFormat !== 'markdown') return { ...named, translations };
    const renamed = (text: string) => withAddresses(text, (address) => find(address)?.address);
    return { ...named, translations: inOtherWords(translations, renamed) };
  }

  /** All that were named, one in memory. */
  async *files(): AsyncGenerator<{ readonly name: string; readonly bytes: Buffer }> {
    for (const [hash, name] of this.#names) {
      const image = name === null ? undefined : await this.#fetch(hash);
      if (name !== null && image !== undefined) yield { name, bytes: image.bytes };
    }
  }
}

interface Archived {
  /** The name of the file of questions. */
  readonly name: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
  readonly pictures: ArchivePictures;
}

/** A ZIP of a file of questions and the pictures that it names, as it comes. */
export async function* writeArchive({ name, chunks, pictures }: Archived): AsyncGenerator<Uint8Array> {
  // Few commands write an archive, and each would load it.
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    ready.push(piece);
  });
  const taken = (): Uint8Array[] => {
    const pieces = ready;
    ready = [];
    return pieces;
  };
  const table = new ZipDeflate(name);
  zip.add(table);
  for await (const chunk of chunks) {
    table.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    yield* taken();
  }
  table.push(new Uint8Array(), true);
  for await (const { name: picture, bytes } of pictures.files()) {
    // Packed already.
    const file = new ZipPassThrough(picture);
    zip.add(file);
    file.push(bytes, true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
