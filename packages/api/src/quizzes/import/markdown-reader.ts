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
  return (markdown) => seenOf(fromMarkdown(markdown, settings)).trim();
}

function seenOf(node: MarkdownNode): string {
  if (UNSEEN.has(node.type)) return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') {
    return `⟨image ${String(node.alt)} ${String(node.url ?? node.identifier)}⟩`;
  }
  if (node.type === 'footnoteReference') return `⟨note ${String(node.identifier)}⟩`;
  const inside = typeof node.value === 'string' ? node.value : (node.children ?? []).map(seenOf).join('');
  if (node.type === 'text' || TRANSPARENT.has(node.type)) return inside;
  // A numbered list shows its numbers even where its items are empty.
  if (inside.trim() === '' && node.ordered !== true) return '';
  return `⟨${node.type} ${inside}⟩`;
}
