import type { ImageInFile } from '../question-file.ts';

/** A text as it stands in an element. A carriage return would be read as a line feed. */
export function xmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

interface Formatted {
  readonly name: string;
  readonly text: string;
  readonly format: string;
  readonly attributes: string;
  /** Images of the text, as files that stand beside it. */
  readonly files?: readonly ImageInFile[];
}

/** An element that says in which format its text is. */
export function formatted({ name, text, format, attributes, files = [] }: Formatted): string {
  const said = `<text>${xmlText(text)}</text>${fileElements(files)}`;
  return `<${name}${attributes} format="${format}">${said}</${name}>`;
}

/** Files as they stand beside the text that shows them. */
export function fileElements(files: readonly ImageInFile[]): string {
  return files
    .map(({ name, base64 }) => `<file name="${name}" path="/" encoding="base64">${base64}</file>`)
    .join('');
}
