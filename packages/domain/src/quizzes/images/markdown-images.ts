import { hashInAddress } from './image-address.ts';

/** An image as it stands in a Markdown text. */
export interface MarkdownImage {
  /** What it shows, in words. */
  readonly alt: string;
  readonly address: string;
  /** Where that stands. */
  readonly addressAt: number;
  /** Where it begins in the text, and where what follows does. */
  readonly start: number;
  readonly end: number;
}

const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** What has a meaning in the words of an image. */
const MEANT = /[\\[\]*_`<&~$!]/g;

/** The images of a Markdown text in their order; none of those that stand in code. */
export function imagesIn(markdown: string): MarkdownImage[] {
  if (!markdown.includes('![')) return [];
  const text = withoutFenced(markdown);
  const images: MarkdownImage[] = [];
  const unclosed = new Set<number>();
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\') at += 2;
    else if (character === '`') at = behindCode(text, at, unclosed);
    else if (character === '!' && text.charAt(at + 1) === '[') {
      const image = imageAt(text, at);
      if (image !== undefined) images.push(image);
      at = image?.end ?? at + 2;
    } else at += 1;
  }
  return images;
}

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

/** The text with spaces in place of fenced code, which goes on to the end where nothing closes it; line by line, once. */
function withoutFenced(markdown: string): string {
  if (!/`{3}|~{3}/.test(markdown)) return markdown;
  let open: string | undefined;
  const lines = markdown.split('\n').map((line) => {
    const [, fence, behind = ''] = FENCE.exec(line) ?? [];
    if (open === undefined && fence === undefined) return line;
    const closes =
      fence !== undefined && open !== undefined && fence.startsWith(open) && behind.trim() === '';
    open = closes ? undefined : (open ?? fence);
    return ' '.repeat(line.length);
  });
  return lines.join('\n');
}

/** Behind the code that begins there, or behind its marks where nothing ends it. */
function behindCode(text: string, at: number, unclosed: Set<number>): number {
  const marks = /`+/y;
  marks.lastIndex = at;
  const length = marks.exec(text)?.[0].length ?? 1;
  if (unclosed.has(length)) return at + length;
  for (const run of text.slice(at + length).matchAll(/`+/g))
    if (run[0].length === length) return at + length + run.index + length;
  unclosed.add(length);
  return at + length;
}

/** Longer ones are no words of an image: looking for their end would take the square of the text. */
const MAX_ALT = 1_000;
const DESTINATION =
  /\(\s{0,9}(?:<([^<>\n]{0,1000})>|([^\s()<>]{0,1000}))(?:\s{1,9}(?:"[^"]{0,200}"|'[^']{0,200}'))?\s{0,9}\)/y;

function imageAt(text: string, start: number): MarkdownImage | undefined {
  const close = endOfAlt(text, start + 2);
  if (close === undefined) return undefined;
  DESTINATION.lastIndex = close + 1;
  const found = DESTINATION.exec(text);
  if (found === null) return undefined;
  const alt = text
    .slice(start + 2, close)
    .replaceAll(ESCAPED, '$1')
    .trim();
  const address = found[1] ?? found[2] ?? '';
  const addressAt = found.index + found[0].indexOf(address, 1);
  return { alt, address, addressAt, start, end: DESTINATION.lastIndex };
}

function endOfAlt(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + MAX_ALT); at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

/** An image as Markdown that shows it with these words, whatever they are. */
export function markdownImage({ alt, address }: Pick<MarkdownImage, 'alt' | 'address'>): string {
  const words = alt.replaceAll(/\s+/g, ' ').trim().replaceAll(MEANT, '\\$&');
  return `![${words}](${written(address)})`;
}

/** Between brackets of its own where it would end too early. */
function written(address: string): string {
  return /^[^\s()<>]+$/.test(address) ? address : `<${address}>`;
}

/** The text with other addresses; those for which undefined is answered stay. */
export function withAddresses(markdown: string, addressOf: (address: string) => string | undefined): string {
  return replaced(markdown, ({ address: before, addressAt, start, end }) => {
    const address = addressOf(before);
    if (address === undefined) return undefined;
    const isAngled = markdown.charAt(addressAt - 1) === '<';
    return (
      markdown.slice(start, addressAt) +
      (isAngled ? address : written(address)) +
      markdown.slice(addressAt + before.length, end)
    );
  });
}

/** The text with its images in words, in brackets: where there is room for words alone. */
export function imagesInWords(markdown: string): string {
  return replaced(markdown, ({ alt, address }) => `[${alt || (hashInAddress(address) ? '…' : address)}]`);
}

function replaced(markdown: string, of: (image: MarkdownImage) => string | undefined): string {
  const images = imagesIn(markdown);
  if (images.length === 0) return markdown;
  let text = '';
  let behind = 0;
  for (const image of images) {
    const { start, end } = image;
    text += markdown.slice(behind, start) + (of(image) ?? markdown.slice(start, end));
    behind = end;
  }
  return text + markdown.slice(behind);
}

const MAX_ADDRESS = 80;

/** What is wrong with the images of a text; each demands words where a person writes it. */
export function problemsOfImages(
  markdown: string,
  { areWordsDemanded }: { readonly areWordsDemanded: boolean },
): string[] {
  return imagesIn(markdown).flatMap(({ alt, address }) => {
    const said = address.slice(0, MAX_ADDRESS);
    if (hashInAddress(address) === undefined) {
      // Of this site, as the samples of older versions name them.
      if (/^\/[^/\\]/.test(address)) return [];
      if (/^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(address))
        return [`shows an image of another site, "${said}": put a copy of it into this bank instead`];
      if (address === '' || /^[a-z][a-z\d+.-]*:/i.test(address))
        return [`names an image that is none: "${said}"`];
      return [`shows "${said}", which did not come with it: send the file and its pictures as one ZIP`];
    }
    return areWordsDemanded && alt === ''
      ? ['shows an image without saying what it shows: write it between its brackets']
      : [];
  });
}

/** Whether an image of the text has no words: whoever cannot see it does not know what it shows. */
export function hasWordlessImage(markdown: string): boolean {
  return imagesIn(markdown).some(({ alt }) => alt === '');
}
