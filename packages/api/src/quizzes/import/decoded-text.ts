import { isAscii } from 'node:buffer';
import { DomainError } from '@studyhall/domain/errors';
import { encodingOf, type TextEncoding } from '@studyhall/domain/quizzes/formats/text-encoding';
import { decodeUtf8 } from './utf8-text.ts';

/**
 * A text of questions as it comes, in the encoding that its first letters beyond ASCII are of. Errors: `file-not-utf8` with
 * `bytePosition` and, where that is known, the `encoding`, for bytes that are no text of it.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const iterator = chunks[Symbol.asyncIterator]();
  let position = 0;
  let undecided = Buffer.alloc(0);
  for (;;) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    const bytes = undecided.length === 0 ? Buffer.from(value) : Buffer.concat([undecided, value]);
    const encoding = isPlain(bytes) ? undefined : encodingOf(bytes);
    if (encoding !== undefined) {
      yield* decodeRest(bytes, iterator, { encoding, position });
      return;
    }
    const plain = lengthOfPlain(bytes);
    if (plain > 0) yield bytes.toString('latin1', 0, plain);
    undecided = Buffer.from(bytes.subarray(plain));
    position += plain;
  }
  // A letter that was begun and never ended.
  if (undecided.length > 0) throw new DomainError('file-not-utf8', { bytePosition: position });
}

/** ASCII without the zeros that UTF-16 has between. */
function isPlain(bytes: Buffer): boolean {
  return isAscii(bytes) && !bytes.includes(0);
}

function lengthOfPlain(bytes: Buffer): number {
  const beyond = bytes.findIndex((byte) => byte >= 0x80);
  return beyond === -1 ? bytes.length : beyond;
}

interface Place {
  readonly encoding: TextEncoding;
  readonly position: number;
}

async function* decodeRest(
  begun: Buffer,
  iterator: AsyncIterator<Uint8Array>,
  { encoding, position }: Place,
): AsyncGenerator<string> {
  const rest = (async function* () {
    yield begun;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  if (encoding === 'utf-8') return yield* decodeUtf8(rest, position);
  const decoder = new TextDecoder(encoding, { fatal: true });
  // Until here every encoding says the same.
  let bytePosition = position + lengthOfPlain(begun);
  for await (const chunk of rest) {
    const text = decoded(decoder, chunk);
    if (text === undefined || NO_TEXT.test(text))
      throw new DomainError('file-not-utf8', { bytePosition, encoding: encoding.toUpperCase() });
    bytePosition += chunk.length;
    yield text;
  }
  if (decoded(decoder) === undefined)
    throw new DomainError('file-not-utf8', { bytePosition, encoding: encoding.toUpperCase() });
}

/** Signs that no text has, and that Windows-1252 makes of bytes which it has no letter for. */
const NO_TEXT = /(?![\t-\r\x7f])\p{Cc}/u;

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string | undefined {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    return undefined;
  }
}
