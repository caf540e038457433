import type { SaidFormat, SaidText } from '../said-text.ts';

/** An element of a document, with the text that stands in it beside its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** An element that was read; or what is wrong with it, and where: counted from its own first line. */
export type XmlReading =
  | { readonly element: XmlElement; readonly problem?: undefined }
  | { readonly problem: string; readonly line: number; readonly column: number };

export function childrenOf({ children }: XmlElement, ...names: readonly string[]): XmlElement[] {
  return children.filter(({ name }) => names.includes(name));
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** What an element or its `text` says, without the space around it; empty where there is none. */
export function wordsOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return (childOf(element, 'text') ?? element).text.trim();
}

/** The words of a child. */
export function wordOf(element: XmlElement, name: string): string {
  return wordsOf(childOf(element, name));
}

export function isTrue(word: string): boolean {
  return word === '1' || word.toLowerCase() === 'true';
}

const FORMATS: Readonly<Record<string, SaidFormat>> = {
  html: 'html',
  markdown: 'markdown',
  plain_text: 'plain',
};

/** The text of an element in the format that it names; else in the one of the question. */
export function saidBy(
  element: XmlElement | undefined,
  column: string,
  format: SaidFormat = 'html',
): SaidText {
  const said = element?.attributes['format'];
  const text = wordsOf(element);
  if (said === 'moodle_auto_format') return { text: text.replaceAll('\n', '<br>\n'), format: 'html', column };
  return { text, format: FORMATS[said ?? ''] ?? format, column };
}
