import { isUtf8 } from 'node:buffer';
import { utf16Of } from '@studyhall/domain/quizzes/formats/text-encoding';

/** What files begin with that people take for a file of questions, and what they are. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], looksLike: string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF document'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image'],
  [[0xff, 0xd8, 0xff], 'an image'],
  [[0x47, 0x49, 0x46, 0x38], 'an image'],
  [[0x52, 0x49, 0x46, 0x46], 'an image'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a document of an old Word or Excel'],
  [[0x1f, 0x8b], 'a compressed archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a compressed archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a compressed archive'],
];

/** Of a text that is merely encoded in another way hardly any. */
const CONTROLS_OF_BINARY = 0.02;
const LOOKED_AT = 4_096;

/** What a file is that is no text in any encoding, to stand behind "the file is"; undefined for what may be one. */
export function binaryKind(head: Uint8Array): string | undefined {
  const known = SIGNATURES.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (known !== undefined) return known[1];
  const looked = Buffer.from(head.subarray(0, LOOKED_AT));
  if (isUtf8(looked) || utf16Of(looked) !== undefined) return undefined;
  const controls = looked.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return controls.length > looked.length * CONTROLS_OF_BINARY ? 'no text' : undefined;
}
