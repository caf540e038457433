import * as z from 'zod';
import { messageInWords } from '../issue-words.ts';
import { type FindPicture, imageProblemsOf, imagesOfDraft, withPictures } from './images/draft-images.ts';
import { isPlainDraft } from './import-plain-draft.ts';
import { type MarkdownReader, markdownProblems } from './markdown-shown.ts';
import {
  type ChoiceDraft,
  isChoiceDraft,
  QuestionDraft,
  type QuestionSource,
  type QuestionTag,
  type TextFormat,
} from './question-draft.ts';
import type { Problem } from './question-types/question-type.ts';
import { rulesOf } from './question-types/question-types.ts';
import { tidyText } from './tidy-text.ts';

/** Why a row of a file is not taken: where to look and what is wrong there, to follow the name of the column. */
export interface ImportProblem {
  readonly column: string;
  readonly message: string;
}

export type CheckedDraft =
  | {
      readonly draft: QuestionDraft;
      readonly problems?: undefined;
      /** What is worth a look although the question can be taken. */
      readonly notes?: readonly ImportProblem[];
    }
  | { readonly draft?: undefined; readonly problems: readonly ImportProblem[]; readonly notes?: undefined };

/** A draft as a file says it, before anybody looked whether it holds. */
export type DraftCandidate = z.input<typeof QuestionDraft>;

/** Where in the file a part of the draft came from: `['options', 2, 'text']` → "option-c". */
export type ColumnOf = (path: readonly PropertyKey[]) => string;

/** How the texts of a file are read. */
export interface TextReading {
  /** Where a question does not say itself; null where nobody does. */
  readonly textFormat: TextFormat | null;
  /** Null where nobody can read Markdown: what it shows is not looked at then. */
  readonly readMarkdown: MarkdownReader | null;
  /** Where a person writes the texts: they say what each image shows. Files get a note. */
  readonly areWordsDemanded?: boolean;
  /** Pictures that came with the file; undefined where none can. */
  readonly findPicture?: FindPicture | undefined;
}

/** Nothing is said for the whole file, and Markdown is not looked at. */
export const UNSAID: TextReading = { textFormat: null, readMarkdown: null };

/** Takes a candidate if it is a valid question, or says everything that is wrong with it. */
export function checkDraft(
  candidate: DraftCandidate,
  columnOf: ColumnOf,
  reading: TextReading,
): CheckedDraft {
  const checked = validDraft(candidate, columnOf);
  return checked.draft === undefined ? checked : formatDraft(checked.draft, columnOf, reading);
}

/** A tidied draft with the format that its texts have, if they show something in it. */
export function formatDraft(
  draft: QuestionDraft,
  columnOf: ColumnOf,
  { textFormat, readMarkdown, findPicture, areWordsDemanded = false }: TextReading,
): CheckedDraft {
  const found = findPicture === undefined ? { draft, problems: [] } : withPictures(draft, findPicture);
  const format = found.draft.textFormat ?? textFormat ?? shownBy(found.draft);
  const formatted = format === found.draft.textFormat ? found.draft : { ...found.draft, textFormat: format };
  if (formatted.textFormat !== 'markdown' || readMarkdown === null) return { draft: formatted };
  const images = imageProblemsOf(formatted, { areWordsDemanded });
  const inColumns = (problems: readonly Problem[]): ImportProblem[] =>
    problems.map(({ path, message }) => ({ column: columnOf(path), message }));
  const problems = [...(found.problems.length > 0 ? found.problems : images.problems)];
  problems.push(...markdownProblems(formatted, readMarkdown));
  if (problems.length > 0) return { problems: inColumns(problems) };
  return { draft: formatted, ...(images.notes.length > 0 && { notes: inColumns(images.notes) }) };
}

/** Whoever names an image means Markdown; null where nothing is said. */
function shownBy(draft: QuestionDraft): 'markdown' | null {
  return imagesOfDraft(draft).length > 0 ? 'markdown' : null;
}

function validDraft(candidate: DraftCandidate, columnOf: ColumnOf): CheckedDraft {
  if (isPlainDraft(candidate)) return { draft: withTidyTags(candidate) };
  const { success, data, error } = QuestionDraft.safeParse(candidate);
  if (success) return { draft: tidyDraft(data) };
  return { problems: problemsOf(error, columnOf) };
}

/** What a schema found, in words of ours; a part that nobody knows is refused by its name. */
export function problemsOf(error: z.ZodError, columnOf: ColumnOf): ImportProblem[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ column: columnOf([...issue.path, key]), message: 'is not a known part' }))
      : [{ column: columnOf(issue.path), message: messageInWords(issue).replace(/^\w+: /, '') }],
  );
}

/** Names every part: a copy by spreading takes several times as long, and most rows of a large file come through here. */
function withTidyTags(draft: ChoiceDraft): ChoiceDraft {
  return {
    externalId: draft.externalId,
    domainCode: draft.domainCode,
    type: draft.type,
    difficulty: draft.difficulty,
    textFormat: draft.textFormat,
    text: draft.text,
    options: draft.options,
    tags: tidyTags(draft),
    explanation: draft.explanation,
    hint: draft.hint,
    weight: draft.weight,
    source: draft.source,
  };
}

const byKindAndValue = (a: QuestionTag, b: QuestionTag) =>
  a.kind === b.kind ? Number(a.value > b.value) - Number(a.value < b.value) : a.kind < b.kind ? -1 : 1;

/** A valid draft with its texts tidied and its tags in order, each once, the difficulty among them. */
export function tidyDraft<Draft extends QuestionDraft>(draft: Draft): Draft {
  const body = rulesOf(draft.type).tidied(draft) as Draft;
  return {
    ...draft,
    ...body,
    text: tidyText(draft.text),
    explanation: draft.explanation === null ? null : tidyText(draft.explanation) || null,
    tags: tidyTags(draft),
    hint: draft.hint === null ? null : { ...draft.hint, text: tidyText(draft.hint.text) },
    source: tidySource(draft.source),
  };
}

function tidySource(source: QuestionSource | null): QuestionSource | null {
  if (source === null) return null;
  const { paper, year, number } = source;
  if (paper === null && year === null && number === null) return null;
  return {
    paper: paper === null ? null : tidyText(paper),
    year,
    number: number === null ? null : tidyText(number),
  };
}

function tidyTags({ tags, difficulty }: Pick<QuestionDraft, 'tags' | 'difficulty'>): QuestionTag[] {
  const wanted = tags.filter((tag) => tag.kind !== 'difficulty');
  if (difficulty !== null) wanted.push({ kind: 'difficulty', value: difficulty });
  const unique = new Map<string, QuestionTag>();
  for (const { kind, value } of wanted) {
    const tag = { kind, value: tidyText(value) };
    unique.set(storedTag(tag), tag);
  }
  return [...unique.values()].sort(byKindAndValue);
}

/** A tag as one text: "category:History". */
export function storedTag({ kind, value }: QuestionTag): string {
  return `${kind}:${value}`;
}

/** The tag that `storedTag` wrote. Errors: a ZodError for any other text. */
export function tagOf(stored: string): QuestionTag {
  const colon = stored.indexOf(':');
  return { kind: TagKind.parse(stored.slice(0, colon)), value: stored.slice(colon + 1) };
}

const TagKind = z.enum(['category', 'difficulty', 'topic']);

/**
 * Everything an author says about a tidied question but its id and the format of its texts, to be hashed: equal means
 * nothing was changed. No text holds the NUL between the parts. What questions did not have at first is part of it only
 * where it is said, so that no older question seems changed.
 */
export function revisionOf(draft: QuestionDraft): string {
  const { domainCode, type, difficulty, text, explanation, tags, hint, weight, source } = draft;
  const parts = [domainCode, type, difficulty ?? '', text, explanation ?? '', bodyJson(draft)];
  if (hint !== null || weight !== 1 || source !== null) parts.push(JSON.stringify([hint, weight, source]));
  return [...parts, ...tags.map(storedTag)].join('\0');
}

/** The options of a choice question as they were stored from the first day on, and what another type says. */
function bodyJson(draft: QuestionDraft): string {
  const { type } = draft;
  return JSON.stringify(isChoiceDraft(draft) ? draft.options : rulesOf(type).tidied(draft));
}
