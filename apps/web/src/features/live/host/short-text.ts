import { imagesInWords } from '@studyhall/domain/quizzes/images/markdown-images';

const MAX_CHARACTERS = 140;

/** A question in a line: without the marks of Markdown, its images in words. */
export function shortText(text: string): string {
  const plain = imagesInWords(text)
    .replaceAll(/[*_`#>]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length <= MAX_CHARACTERS ? plain : `${plain.slice(0, MAX_CHARACTERS).trimEnd()}…`;
}
