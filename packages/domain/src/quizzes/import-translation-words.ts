import { type ReasonWords, said } from './import-reason-words.ts';

/** What is wrong with what a file says of a question in other languages. */
export const translationWords = {
  'column-of-no-language': said(
    'names no language, such as de or pt-BR',
    'nennt keine Sprache, wie de oder pt-BR',
  ),
  'no-text-of-original': said('is no text of the original', 'ist kein Text des Originals'),
  'must-be-same-as': said(
    'is the same as {field} in the original, and must be here',
    'ist im Original dasselbe wie {field}, und muss es auch hier sein',
  ),
  'other-image': said(
    'names an image that the original does not show',
    'nennt ein Bild, das das Original nicht zeigt',
  ),
  'other-program': said('is another program than the original', 'ist ein anderes Programm als das Original'),
  'no-known-language': said('is in no known language', 'ist in keiner bekannten Sprache'),
} satisfies Record<string, ReasonWords>;
