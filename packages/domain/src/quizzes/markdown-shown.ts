import { asSeen } from '../unseen.ts';
import type { QuestionDraft } from './question-draft.ts';
import type { Problem, QuestionText } from './question-types/question-type.ts';
import { rulesOf } from './question-types/question-types.ts';

/** What a reader sees of a Markdown text: its words, and names for what is set apart from them; empty if there is nothing. */
export type MarkdownReader = (markdown: string) => string;

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

function mayBeAlike(texts: readonly QuestionText[]): boolean {
  const skeletons = new Set(texts.map(({ text }) => skeletonOf(text)));
  return skeletons.size < texts.length || texts.some(({ text }) => MAY_HIDE.test(text));
}

function alikeProblems(texts: readonly QuestionText[], read: MarkdownReader): Problem[] {
  if (!mayBeAlike(texts)) return [];
  const places = new Map<string, number>();
  return texts.flatMap(({ path, text, kind }, index) => {
    const seen = asSeen(read(text));
    const first = places.get(seen);
    if (first !== undefined) return [{ path, message: `looks the same as ${kind} ${first + 1} as Markdown` }];
    places.set(seen, index);
    return [];
  });
}

/** All texts of a question that are shown in its format. */
export function formattedTexts(draft: QuestionDraft): QuestionText[] {
  const { text, explanation, hint } = draft;
  return [
    { path: ['text'], text, role: 'shown' },
    ...(hint === null ? [] : [{ path: ['hint', 'text'], text: hint.text, role: 'shown' as const }]),
    { path: ['explanation'], text: explanation ?? '', role: 'explanation' },
    ...rulesOf(draft.type)
      .textsOf(draft)
      .filter(({ role }) => role === 'shown' || role === 'explanation'),
  ];
}

/** What is wrong with the texts of a question once they are shown as Markdown; reading costs, so it is done where it may matter. */
export function markdownProblems(draft: QuestionDraft, read: MarkdownReader): Problem[] {
  const texts = formattedTexts(draft);
  const problems = texts.flatMap(({ path, text, role }) => {
    const message = role === 'shown' ? problemOfText(text, read) : problemOfMarks(text);
    return message === undefined ? [] : [{ path, message }];
  });
  if (problems.length > 0) return problems;
  const kinds = new Set(texts.flatMap(({ kind }) => kind ?? []));
  return [...kinds].flatMap((kind) =>
    alikeProblems(
      texts.filter((text) => text.kind === kind),
      read,
    ),
  );
}
