import type { PlainTextKind } from '@studyhall/domain/translated-texts';

/** What an author would write in another language: the texts of a question, each at the place of its original. */
export interface QuestionTranslation {
  readonly text: string;
  readonly explanation?: string;
  readonly hint?: string;
  readonly options?: readonly { readonly text: string; readonly explanation?: string }[];
  /** The texts of other types, in the shape of the draft. */
  readonly [part: string]: unknown;
}

/** The sample content in another language. */
export interface SampleTranslation {
  /** By the exam's code and the question's external id. */
  readonly questions: Readonly<Record<string, Readonly<Record<string, QuestionTranslation>>>>;
  /** By kind and id, the texts by field: "title", "domain:1.1", "hints.0". */
  readonly texts: Readonly<
    Partial<Record<PlainTextKind, Readonly<Record<string, Readonly<Record<string, string>>>>>>
  >;
}
