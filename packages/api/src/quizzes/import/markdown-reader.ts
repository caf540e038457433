import { hashInAddress } from '@studyhall/domain/quizzes/images/image-address';
import type { MarkdownReader } from '@studyhall/domain/quizzes/markdown-shown';

interface MarkdownNode {
  readonly type: string;
  readonly value?: unknown;
  readonly alt?: unknown;
  readonly url?: unknown;
  readonly identifier?: unknown;
  readonly ordered?: unknown;
  readonly children?: readonly MarkdownNode[];
}

/** Shown as nothing: tags are dropped, definitions are for others, a rule says nothing. */
const UNSEEN = new Set(['html', 'definition', 'footnoteDefinition', 'thematicBreak']);
/** Their children stand there as they are; what else has children sets them apart. */
const TRANSPARENT = new Set(['root', 'paragraph', 'listItem']);

/** Reads Markdown as the web client does. Loaded when a file comes: a reader of Markdown is slow to load. */
export async function loadMarkdownReader(): Promise<MarkdownReader> {
  const [{ fromMarkdown }, { gfmFromMarkdown }, { gfm }] = await Promise.all([
    import('mdast-util-from-markdown'),
    import('mdast-util-gfm'),
    import('micromark-extension-gfm'),
  ]);
  const settings = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  return (markdown) => {
    const tree: MarkdownNode = fromMarkdown(markdown, settings);
    const addresses = addressesIn(tree);
    const imageOf = ({ alt, url, identifier }: MarkdownNode) =>
      shownImage(textOf(alt), textOf(url) || (addresses.get(textOf(identifier)) ?? ''));
    return seenOf(tree, imageOf).trim();
  };
}

/** Addresses by the names that images and links may have for them; the first of a name holds. */
function addressesIn({ type, identifier, url, children = [] }: MarkdownNode): Map<string, string> {
  const own: [string, string][] = type === 'definition' ? [[textOf(identifier), textOf(url)]] : [];
  return new Map([...children.flatMap((child) => [...addressesIn(child)]).reverse(), ...own]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Any address of this installation is like this one: which host it has, a file need not know. */
const HERE = 'https://studyhall.invalid';

/** The client shows pictures of its own address and no others, as its content security policy says; else their words. */
function shownImage(alt: string, url: string): string {
  if (hashInAddress(url) !== undefined) return `⟨image ${alt} ${url}⟩`;
  const address = URL.canParse(url, HERE) ? new URL(url, HERE) : undefined;
  const isOurs = address?.origin === HERE && !/^https?:/i.test(url) && address.pathname !== '/';
  if (isOurs) return `⟨image ${alt} ${url}⟩`;
  return alt.trim() === '' ? '' : `⟨image ${alt}⟩`;
}

function seenOf(node: MarkdownNode, imageOf: (node: MarkdownNode) => string): string {
  if (UNSEEN.has(node.type)) return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return imageOf(node);
  if (node.type === 'footnoteReference') return `⟨note ${String(node.identifier)}⟩`;
  const children = node.children ?? [];
  const inside =
    typeof node.value === 'string' ? node.value : children.map((child) => seenOf(child, imageOf)).join('');
  if (node.type === 'text' || TRANSPARENT.has(node.type)) return inside;
  // A numbered list shows its numbers even where its items are empty.
  if (inside.trim() === '' && node.ordered !== true) return '';
  return `⟨${node.type} ${inside}⟩`;
}
