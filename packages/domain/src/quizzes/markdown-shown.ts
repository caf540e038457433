import { asSeen } from '../unseen.ts';
import type { QuestionOption } from './schemas.ts';

/** What a reader sees of a Markdown text: its words, and names for what is set apart from them; empty if there is nothing. */
export type MarkdownReader = (markdown: string) => string;

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Tags, links, entities and fences: beside them, Markdown shows every letter that is written. */
const MAY_HIDE = /[<[&]|```|~~~/;
const LETTER = /\p{L}/u;

/** Quotes and lists in one another on one line, where a reader of Markdown takes the square of their number. */
const DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){20}/m;
/** What begins or ends something in a line; pairs of them are looked for. */
const MARK = /[*_[\]>~]/g;
const MAX_MARKS = 500;

/** Why nobody should be asked to read a text as Markdown. */
function problemOfMarks(text: string): string | undefined {
  if (DEEP.test(text)) return 'is nested too deeply for Markdown';
  return (text.match(MARK)?.length ?? 0) > MAX_MARKS
    ? `has more than ${MAX_MARKS} marks of Markdown`
    : undefined;
}

function problemOfText(text: string, read: MarkdownReader): string | undefined {
  const problem = problemOfMarks(text);
  if (problem !== undefined) return problem;
  const isShown = LETTER.test(text) && !MAY_HIDE.test(text);
  return isShown || asSeen(read(text)) !== '' ? undefined : 'shows nothing as Markdown';
}

/** Letters and digits alone: options that differ in them look different, unless something may be hidden. */
function skeletonOf(text: string): string {
  return asSeen(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function mayBeAlike(options: readonly QuestionOption[]): boolean {
  const skeletons = new Set(options.map(({ text }) => skeletonOf(text)));
  return skeletons.size < options.length || options.some(({ text }) => MAY_HIDE.test(text));
}

function alikeProblems(options: readonly QuestionOption[], read: MarkdownReader): Problem[] {
  const places = new Map<string, number>();
  return options.flatMap(({ text }, index) => {
    const seen = asSeen(read(text));
    const first = places.get(seen);
    if (first !== undefined) {
      return [
        { path: ['options', index, 'text'], message: `looks the same as option ${first + 1} as Markdown` },
      ];
    }
    places.set(seen, index);
    return [];
  });
}

/** What is wrong with the texts of a question once they are shown as Markdown; reading costs, so it is done where it may matter. */
export function markdownProblems(
  { text, options, explanation }: MarkdownQuestion,
  read: MarkdownReader,
): Problem[] {
  const texts: readonly (readonly [Problem['path'], string])[] = [
    [['text'], text],
    ...options.map((option, index) => [['options', index, 'text'], option.text] as const),
  ];
  const problems = texts.flatMap(([path, written]) => {
    const message = problemOfText(written, read);
    return message === undefined ? [] : [{ path, message }];
  });
  const reasons: readonly (readonly [Problem['path'], string])[] = [
    [['explanation'], explanation ?? ''],
    ...options.map((option, index) => [['options', index, 'explanation'], option.explanation] as const),
  ];
  for (const [path, written] of reasons) {
    const message = problemOfMarks(written);
    if (message !== undefined) problems.push({ path, message });
  }
  if (problems.length > 0 || !mayBeAlike(options)) return problems;
  return alikeProblems(options, read);
}

interface MarkdownQuestion {
  readonly text: string;
  readonly options: readonly QuestionOption[];
  readonly explanation: string | null;
}
