import { DomainError } from '@studyhall/domain/errors';
import { Unzip, UnzipInflate } from 'fflate';
import { GivingWay } from '../../platform/give-way.ts';

/** What all files of an archive may take together when they are unpacked, and how many there may be. */
const MAX_UNPACKED_BYTES = 300_000_000;
const MAX_FILES = 10_000;
/** So much is unpacked at once: a thousand times as much at the most is in memory. */
const SLICE_BYTES = 4_096;

/** How the list at the end of an archive ends; behind it stands a comment at the most. */
const END = Buffer.from('PK\x05\x06', 'latin1');
const TAIL_BYTES = 66_000;

/** A part of a file in an archive, as it comes. */
export interface EntryPiece {
  readonly name: string;
  readonly piece: Uint8Array;
  readonly isLast: boolean;
}

/** The files of an archive in their order, unpacked as they come: memory holds a piece. Errors: `file-malformed`. */
export async function* readArchive(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = MAX_UNPACKED_BYTES,
): AsyncGenerator<EntryPiece> {
  let found: EntryPiece[] = [];
  let unpacked = 0;
  let files = 0;
  const names = new Set<string>();
  const unzip = new Unzip((file) => {
    files += 1;
    if (files > MAX_FILES) refuse('holds more than 10,000 files');
    const name = nameOf(file.name);
    // Whoever looks a file up by its name would find either.
    if (names.has(name.toLowerCase())) refuse(`holds two files of the name "${name}"`);
    names.add(name.toLowerCase());
    file.ondata = (error, piece, isLast) => {
      if (error !== null) throw error;
      unpacked += piece.length;
      if (unpacked > maxBytes) refuse('unpacks to more than 300 MB');
      found.push({ name, piece, isLast });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const push = (slice: Uint8Array, isLast: boolean): EntryPiece[] => {
    try {
      unzip.push(slice, isLast);
    } catch (error) {
      throw error instanceof DomainError ? error : malformed('is no ZIP that can be read');
    }
    const pieces = found;
    found = [];
    return pieces;
  };
  let tail = new Uint8Array();
  const work = new GivingWay();
  for await (const chunk of chunks) {
    tail = Uint8Array.from([...tail.subarray(-TAIL_BYTES), ...chunk.subarray(-TAIL_BYTES)]);
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      await work.giveWay();
      yield* push(Uint8Array.from(chunk.subarray(at, at + SLICE_BYTES)), false);
    }
  }
  if (!Buffer.from(tail).includes(END)) refuse('ends too early');
  yield* push(new Uint8Array(), true);
}

/** With slashes, whichever system wrote it. */
function nameOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\.\//, '');
}

function refuse(problem: string): never {
  throw malformed(problem);
}

function malformed(problem: string): DomainError {
  return new DomainError('file-malformed', { line: 1, problem });
}

/** The one file of questions. Errors: `file-malformed`. */
export function demandTable(tables: readonly string[]): string {
  const [table, other] = tables;
  if (table === undefined)
    refuse('holds no file of questions: it needs one .csv, .json, .gift, .txt or .xml beside its pictures');
  if (other !== undefined)
    refuse(`holds two files of questions, "${table}" and "${other}": send each by itself`);
  return table;
}

/** The bytes of one file of an archive. */
export async function* readEntry(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  for await (const entry of readArchive(chunks))
    if (entry.name === name && entry.piece.length > 0) yield entry.piece;
}
