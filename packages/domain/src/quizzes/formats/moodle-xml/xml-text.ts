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
}

/** An element that says in which format its text is. */
export function formatted({ name, text, format, attributes }: Formatted): string {
  return `<${name}${attributes} format="${format}"><text>${xmlText(text)}</text></${name}>`;
}
