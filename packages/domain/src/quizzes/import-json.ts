import { type CheckedDraft, formatDraft, type TextReading, tidyDraft, UNSAID } from './import-draft.ts';
import { QuestionDraft } from './question-draft.ts';

/** The draft that a JSON value is, as an export writes it, or everything that is wrong with it. */
export function draftFromJson(value: unknown, reading: TextReading = UNSAID): CheckedDraft {
  const { success, data, error } = QuestionDraft.safeParse(value);
  if (success) return formatDraft(tidyDraft(data), columnOf, reading);
  const problems = error.issues.map(({ path, message }) => ({
    column: columnOf(path),
    message: message.replace(/^\w+: /, ''),
  }));
  return { problems };
}

function columnOf(path: readonly PropertyKey[]): string {
  return path.join('.') || 'question';
}
