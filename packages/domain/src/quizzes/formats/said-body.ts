import type * as z from 'zod';
import type { ImportProblem } from '../import-draft.ts';
import type { QuestionDraft } from '../question-draft.ts';
import type { SaidText } from './said-text.ts';

type Common = Omit<
  Extract<z.input<typeof QuestionDraft>, { type: 'open' }>,
  'type' | 'modelAnswer' | 'points'
>;
type Without<Draft> = Draft extends unknown ? Omit<Draft, keyof Common> : never;
/** What a draft says beside what all questions have, before anybody looked whether it holds. */
export type BodyInput = Without<z.input<typeof QuestionDraft>>;

/** What the type of a question says in another program's file. */
export interface SaidBody {
  /** Those of its texts that are shown in a format. */
  readonly texts: readonly SaidText[];
  readonly notes: readonly ImportProblem[];
  bodyOf(shown: (text: SaidText) => string): BodyInput;
  /** Where a part of the draft stands in the file. */
  columnOf(path: readonly PropertyKey[]): string;
}
