import { DomainError } from '@studyhall/domain/errors';
import { roleOf } from '@studyhall/domain/quizzes/formats/archive-names';
import type { KeepFile } from '@studyhall/domain/quizzes/formats/question-file';
import {
  type FindPicture,
  imagesOfDraft,
  problemOfUnknown,
} from '@studyhall/domain/quizzes/images/draft-images';
import { addressOfImage } from '@studyhall/domain/quizzes/images/image-address';
import {
  IMAGE_MAX_BYTES,
  imageProblems,
  imageProblemWords,
} from '@studyhall/domain/quizzes/images/image-file';
import { readImage } from '@studyhall/domain/quizzes/images/read-image';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { hashOf } from '../../platform/blob-content.ts';
import type { Blobs } from '../../platform/blobs.ts';
import { fitImage } from '../images/fit-image.ts';
import { findImages, useImages } from '../images/image-queries.ts';
import { storeImage } from '../images/store-image.ts';
import type { EntryPiece } from './archive.ts';

interface ImagesOf {
  readonly db: Knex;
  readonly blobs: Blobs;
  /** Then nothing is kept, and what would be is known all the same. */
  readonly isDryRun: boolean;
  readonly now: Date;
}

/** What became of an image that came with a file: by which hash it is known from now on, or why it is none. */
type Kept = { readonly hash: string; readonly problem?: undefined } | { readonly problem: string };

/** A draft, and what is wrong with its images. */
interface Settled {
  readonly draft: QuestionDraft;
  readonly problems: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
}

/**
 * The images of an import: those that come within its file or beside it, and those that its texts know by their hash.
 * They are kept outside of the import's transaction, whose connection is busy with the rows; what a failed import leaves,
 * nobody names, and it is removed by and by.
 */
export class ImportImages {
  readonly #of: ImagesOf;
  /** Of files within the text, known by the hash that they came with until they are fitted. */
  readonly #waiting = new Map<string, Buffer>();
  readonly #fitted = new Map<string, Kept>();
  readonly #known = new Map<string, boolean>();
  readonly #pictures = new Map<string, Kept>();
  #tables: readonly string[] | null | undefined;
  #folder = '';
  #isHolding = true;

  constructor(of: ImagesOf) {
    this.#of = of;
  }

  /** For a second reading, which asks for no more than the rows: nothing is held of the files in it. */
  withoutHolding(): this {
    this.#isHolding = false;
    return this;
  }

  /** Keeps a file within the text for `settle`. */
  readonly keepFile: KeepFile = ({ base64 }) => {
    const bytes = Buffer.from(base64, 'base64');
    const { problem } = readImage(bytes);
    if (problem !== undefined) return { problem: imageProblemWords[problem] };
    const hash = hashOf(bytes);
    if (this.#isHolding && !this.#fitted.has(hash)) this.#waiting.set(hash, bytes);
    return { address: addressOfImage(hash) };
  };

  /** Takes the pictures of an archive in; answers the names of its files of questions, null for a workbook. */
  async keepPictures(entries: AsyncIterable<EntryPiece>): Promise<readonly string[] | null> {
    if (this.#tables === undefined) this.#tables = await this.#takeIn(entries);
    return this.#tables;
  }

  async #takeIn(entries: AsyncIterable<EntryPiece>): Promise<readonly string[] | null> {
    const tables = new Set<string>();
    let held: Uint8Array[] = [];
    let size = 0;
    for await (const { name, piece, isLast } of entries) {
      const role = roleOf(name);
      if (role === 'workbook') return null;
      if (role === 'table') tables.add(name);
      if (role !== 'picture') continue;
      size += piece.length;
      // What is too large is told by its size, and held no more.
      if (size <= IMAGE_MAX_BYTES + piece.length) held.push(piece);
      if (!isLast) continue;
      this.#pictures.set(name.toLowerCase(), await this.#keep(Buffer.concat(held)));
      held = [];
      size = 0;
    }
    return [...tables];
  }

  /** Pictures are named as they lie beside the file of questions. */
  besides(table: string): void {
    this.#folder = table.slice(0, table.lastIndexOf('/') + 1);
  }

  readonly findPicture: FindPicture = (path) => {
    const name = decoded(path).replaceAll('\\', '/').replace(/^\.\//, '');
    const kept = this.#pictures.get(`${this.#folder}${name}`.toLowerCase());
    if (kept === undefined || kept.problem !== undefined) return kept;
    return { address: addressOfImage(kept.hash) };
  };

  /** Whether pictures may have come beside the file. */
  get isArchive(): boolean {
    return (this.#tables ?? []).length > 0;
  }

  /** Keeps what drafts name, and says which of it is unknown; one by one, so that memory holds one. */
  async settle(drafts: readonly QuestionDraft[]): Promise<Settled[]> {
    const named = new Set(drafts.flatMap(imagesOfDraft).map(({ hash }) => hash));
    for (const hash of named) {
      const bytes = this.#waiting.get(hash);
      if (bytes !== undefined && !this.#fitted.has(hash)) this.#fitted.set(hash, await this.#keep(bytes));
    }
    this.#waiting.clear();
    await this.#ask([...named].filter((hash) => !this.#fitted.has(hash) && !this.#known.has(hash)));
    return drafts.map((draft) => this.#settled(draft));
  }

  #settled(draft: QuestionDraft): Settled {
    const images = imagesOfDraft(draft);
    const problems = images.flatMap(({ path, hash }) => {
      const message = this.#problemOf(hash);
      return message === undefined ? [] : [{ path, message }];
    });
    let said = draft;
    for (const { hash } of images) {
      const fitted = this.#fitted.get(hash);
      if (fitted?.problem === undefined && fitted !== undefined && fitted.hash !== hash)
        said = JSON.parse(
          JSON.stringify(said).replaceAll(addressOfImage(hash), addressOfImage(fitted.hash)),
        ) as QuestionDraft;
    }
    return { draft: said, problems };
  }

  #problemOf(hash: string): string | undefined {
    const fitted = this.#fitted.get(hash);
    if (fitted !== undefined)
      return fitted.problem === undefined ? undefined : `shows an image that ${fitted.problem}`;
    return this.#known.get(hash) === true ? undefined : problemOfUnknown(hash);
  }

  async #ask(hashes: readonly string[]): Promise<void> {
    const { db, now, isDryRun } = this.#of;
    const known = await (isDryRun ? findImages(db, hashes) : useImages(db, { hashes, now }));
    for (const hash of hashes) this.#known.set(hash, known.has(hash));
  }

  async #keep(bytes: Buffer): Promise<Kept> {
    const { isDryRun, ...place } = this.#of;
    try {
      const image = await fitImage(bytes);
      const hash = hashOf(Buffer.from(image.content));
      if (!isDryRun) await storeImage(place, { image, now: place.now });
      this.#known.set(hash, true);
      return { hash };
    } catch (error) {
      if (!(error instanceof DomainError) || error.reason !== 'image-unfit') throw error;
      const problem = imageProblems.find((one) => one === error.details?.['problem']) ?? 'malformed';
      return { problem: imageProblemWords[problem] };
    }
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
