import { imagesInWords } from '../images/markdown-images.ts';
import type { ImportProblem } from '../import-draft.ts';
import type { QuestionDraft } from '../question-draft.ts';

/** A name for programs in which every question has one: its id, or how its text begins. */
export function nameOf({ externalId, text }: QuestionDraft): string {
  return externalId ?? Array.from(imagesInWords(text).replaceAll(/\s+/g, ' ')).slice(0, 60).join('').trim();
}

/** What is left of a text without what programs add to make a name of it. */
function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

interface Named {
  readonly externalId: string | null;
  readonly text: string;
}

/** Questions have no names here. One that only repeats the text or the id says nothing more. */
export function nameNotes(name: string | null, { externalId, text }: Named): ImportProblem[] {
  if (name === null || name === externalId || letters(imagesInWords(text)).startsWith(letters(name)))
    return [];
  return [{ column: 'name', message: `"${name.slice(0, 200)}" is not kept: questions have no names here` }];
}
