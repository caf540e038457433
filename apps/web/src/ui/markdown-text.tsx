import { hashInAddress, pathOfImage } from '@studyhall/domain/quizzes/images/image-address';
import { memo, use } from 'react';
import Markdown, { defaultUrlTransform, type Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { hasMaths } from './has-maths.ts';
import classes from './markdown-text.module.css';
import { TextImage } from './text-image.tsx';

interface MarkdownTextProps {
  readonly text: string;
  /** Inside a label or a button only words may stand, no paragraphs. */
  readonly isInline?: boolean;
  /** The language of the text, where that is not the page's. */
  readonly lang?: string | undefined;
}

/**
 * An author's Markdown: code, tables and emphasis, nothing that runs. Maths is fetched only where it occurs. Parsing
 * costs, so it is done again only for another text.
 */
export const MarkdownText = memo(function MarkdownText({ text, isInline = false, lang }: MarkdownTextProps) {
  const plugins = hasMaths(text) ? use(loadMaths()) : PLAIN;
  const content = (
    <Markdown {...plugins} urlTransform={addressOf} components={isInline ? INLINE : BLOCK}>
      {text}
    </Markdown>
  );
  return isInline ? (
    <span className={classes['text']} lang={lang}>
      {content}
    </span>
  ) : (
    <div className={classes['text']} lang={lang}>
      {content}
    </div>
  );
});

type Plugins = Pick<Options, 'remarkPlugins' | 'rehypePlugins'>;

/** Images are named by what is in them, or are files of this site: nobody learns from elsewhere who reads a text. */
const SCHEMA = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, src: ['image'] },
} satisfies typeof defaultSchema;

function addressOf(url: string, key: string): string {
  if (key !== 'src') return defaultUrlTransform(url);
  const hash = hashInAddress(url);
  if (hash !== undefined) return pathOfImage(hash);
  return /^\/[^/\\]/.test(url) ? url : '';
}

const PLAIN: Plugins = { remarkPlugins: [remarkGfm], rehypePlugins: [[rehypeSanitize, SCHEMA]] };
const INLINE: NonNullable<Options['components']> = {
  p: ({ children }) => children,
  img: ({ src, alt = '' }) => <TextImage src={src} alt={alt} isInline />,
};
const BLOCK: NonNullable<Options['components']> = {
  img: ({ src, alt = '' }) => <TextImage src={src} alt={alt} isInline={false} />,
  // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls
    <div className={classes['wide']} tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

let maths: Promise<Plugins> | undefined;

/** Sanitised before the maths is set, whose markup is its own. */
function loadMaths(): Promise<Plugins> {
  maths ??= Promise.all([
    import('remark-math'),
    import('rehype-katex'),
    import('katex/dist/katex.min.css'),
  ]).then(([{ default: remarkMath }, { default: rehypeKatex }]) => ({
    remarkPlugins: [remarkGfm, remarkMath],
    rehypePlugins: [[rehypeSanitize, MATHS_SCHEMA], rehypeKatex],
  }));
  return maths;
}

/** What any text may hold, and how maths is marked. */
const MATHS_SCHEMA = {
  ...SCHEMA,
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-./, 'math-inline', 'math-display']],
  },
} satisfies typeof defaultSchema;
