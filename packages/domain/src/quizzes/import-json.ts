import {
  type CheckedDraft,
  formatDraft,
  problemsOf,
  type TextReading,
  tidyDraft,
  UNSAID,
} from './import-draft.ts';
import { QuestionDraft } from './question-draft.ts';

/** The draft that a JSON value is, as an export writes it, or everything that is wrong with it. */
export function draftFromJson(value: unknown, reading: TextReading = UNSAID): CheckedDraft {
  const { success, data, error } = QuestionDraft.safeParse(value);
  return success
    ? formatDraft(tidyDraft(data), columnOf, reading)
    : { problems: problemsOf(error, columnOf) };
}

function columnOf(path: readonly PropertyKey[]): string {
  return path.join('.') || 'question';
}
