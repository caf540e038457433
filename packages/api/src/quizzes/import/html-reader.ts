import type { HtmlReading } from '@studyhall/domain/quizzes/formats/question-file';

/** More than any text of a question takes; what reads HTML is not asked for more. */
const MAX_CHARACTERS = 100_000;
/** Tags within tags are read one inside the other, and the stack holds a few thousand. */
const MAX_TAGS = 1_000;
const MAX_DEPTH = 100;

interface HtmlNode {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly HtmlNode[];
}

/** Without a home here, and what is said of them. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  script: 'a script',
  style: 'a style sheet',
  iframe: 'a page within the page',
  object: 'an embedded object',
  embed: 'an embedded object',
  video: 'a video',
  audio: 'a sound',
  svg: 'a drawing',
  form: 'a form',
  input: 'a field',
};

/** Reads HTML as Markdown. Loaded when a file has some: a reader of HTML is slow to load. */
export async function loadHtmlReader(): Promise<(html: string) => HtmlReading> {
  const [{ fromHtml }, { toMdast }, { toMarkdown }, { gfmToMarkdown }] = await Promise.all([
    import('hast-util-from-html'),
    import('hast-util-to-mdast'),
    import('mdast-util-to-markdown'),
    import('mdast-util-gfm'),
  ]);
  const settings = { extensions: [gfmToMarkdown()], bullet: '-' as const };
  return (html) => {
    if (html.length > MAX_CHARACTERS) return { problem: 'is longer than 100,000 characters of HTML' };
    if ((html.match(/</g)?.length ?? 0) > MAX_TAGS) return { problem: 'has more than 1,000 tags of HTML' };
    const tree = fromHtml(html, { fragment: true });
    if (depthOf(tree) > MAX_DEPTH) return { problem: 'nests tags of HTML more than 100 deep' };
    const found = new Set(tagsIn(tree));
    const notes = new Set([...found].flatMap((tag) => LEFT_OUT[tag] ?? []));
    const markdown = toMarkdown(toMdast(tree, { document: false }), settings).trim();
    return { markdown, notes: [...notes].map((part) => `has ${part}, which is left out`) };
  };
}

/** How deep tags are nested; without recursion, since nobody knows yet. */
function depthOf(tree: HtmlNode): number {
  let level: readonly HtmlNode[] = [tree];
  let depth = 0;
  while (level.length > 0 && depth <= MAX_DEPTH) {
    level = level.flatMap(({ children = [] }) => children);
    depth += 1;
  }
  return depth;
}

function tagsIn({ tagName, children = [] }: HtmlNode): string[] {
  return [...(tagName === undefined ? [] : [tagName]), ...children.flatMap(tagsIn)];
}
