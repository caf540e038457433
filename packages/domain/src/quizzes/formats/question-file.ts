import type { CheckedDraft, ImportProblem, TextReading } from '../import-draft.ts';
import type { QuestionDraft } from '../question-draft.ts';
import { type FixedFormat, type QuestionParts, unsaidIn } from './unsaid-parts.ts';

/** More than any question says: what goes on for longer is a mistake of the file, such as a brace that is never closed. */
export const MAX_QUESTION_CHARACTERS = 250_000;

/** An HTML text as Markdown, with what could not be carried over; or why it cannot be read at all. */
export type HtmlReading =
  | { readonly markdown: string; readonly notes: readonly string[]; readonly problem?: undefined }
  | { readonly problem: string };

/** A file that stands within a file of questions. */
export interface FileInText {
  readonly name: string;
  readonly base64: string;
}

/** Keeps an image that stands within a file of questions; answers how texts name it, or why it is none. */
export type KeepFile = (
  file: FileInText,
) => { readonly address: string; readonly problem?: undefined } | { readonly problem: string };

/** An image that is written into a file. */
export interface ImageInFile {
  /** With its end. */
  readonly name: string;
  readonly base64: string;
}

/** How a file of another program is read where it does not say. */
export interface ForeignReading extends TextReading {
  /** Of questions that stand in no category; null puts them into "general". */
  readonly domainCode: string | null;
  /** Null where nobody can read HTML. */
  readonly readHtml: ((html: string) => HtmlReading) | null;
  /** HTML's names of characters, where a text is no HTML beside them. */
  readonly decodeEntities: (text: string) => string;
  /** Undefined where files within the file cannot be kept: then questions that have some are refused. */
  readonly keepFile?: KeepFile | undefined;
}

/** A question of a file, or what keeps it from being one, and where it begins. */
export type FoundQuestion = CheckedDraft & {
  readonly lineNumber: number;
  readonly raw: string;
  readonly domainTitle?: string;
  /** What the file has no place for. */
  readonly unsaid?: QuestionParts;
};

/** Reads a file as it comes, and holds one question of it. Never throws, whatever the text. */
export interface QuestionReader {
  /** What keeps it from reading on, as soon as it is known; the questions before stand. */
  readonly problem?:
    | { readonly line: number; readonly column?: string; readonly problem: string }
    | undefined;
  push(piece: string): FoundQuestion[];
  end(): FoundQuestion[];
}

/** A question as another program reads it: what it cannot hold is named, and a question that it cannot hold at all is refused. */
export type WrittenQuestion =
  | { readonly text: string; readonly lost: readonly string[]; readonly refused?: undefined }
  | { readonly refused: string };

/** Writes questions one after the other, between a head and a tail. */
export interface QuestionWriter {
  readonly head: string;
  readonly tail: string;
  /** The images are those that the draft names, by their hashes, for formats that hold them. */
  write(draft: QuestionDraft, images?: ReadonlyMap<string, ImageInFile>): WrittenQuestion;
}

/** Where questions go whose file says nothing. */
export const NO_CATEGORY = { code: 'general', title: 'General' };

/** Where a question belongs that stands in no category. */
export function domainWithout({ domainCode }: ForeignReading): { code: string; title: string } {
  return domainCode === null ? NO_CATEGORY : { code: domainCode, title: domainCode };
}

/** A checked draft with what the format has no place for; `isDomainSaid` where the file names its domain. */
export function withUnsaid<Checked extends CheckedDraft>(
  checked: Checked,
  format: FixedFormat,
  isDomainSaid: boolean,
): Checked & { readonly unsaid?: QuestionParts } {
  if (checked.draft === undefined) return checked;
  return { ...checked, unsaid: unsaidIn(format, checked.draft.type, isDomainSaid) };
}

/** A checked draft with notes beside those that it has. */
export function withNotes(checked: CheckedDraft, notes: readonly ImportProblem[]): CheckedDraft {
  if (checked.draft === undefined || notes.length === 0) return checked;
  return { ...checked, notes: [...(checked.notes ?? []), ...notes] };
}
