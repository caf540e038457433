import { type CheckedDraft, tidyDraft } from './import-draft.ts';
import { QuestionDraft } from './schemas.ts';

/** The draft that a JSON value is, as an export writes it, or everything that is wrong with it. */
export function draftFromJson(value: unknown): CheckedDraft {
  const { success, data, error } = QuestionDraft.safeParse(value);
  if (success) return { draft: tidyDraft(data) };
  const problems = error.issues.map(({ path, message }) => ({
    column: path.join('.') || 'question',
    message: message.replace(/^\w+: /, ''),
  }));
  return { problems };
}
