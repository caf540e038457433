import type { PlainTextKind } from '@studyhall/domain/translated-texts';
import type { QuestionTranslation } from './german/shape.ts';

/** By field: "title", "domain:1.1", "hints.0". */
export type Texts = Readonly<Record<string, string>>;

/** By kind and id. */
export type SampleTexts = Readonly<Record<PlainTextKind, Readonly<Record<string, Texts>>>>;

/** The sample content in another language. */
export interface SampleTranslation {
  /** By the exam's code and the question's external id. */
  readonly questions: Readonly<Record<string, Readonly<Record<string, QuestionTranslation>>>>;
  readonly texts: SampleTexts;
}
