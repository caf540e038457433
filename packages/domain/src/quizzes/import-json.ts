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

/** "option 1 text" for `options[0].text`: parts of a list are counted from 1, as people do. */
function columnOf(path: readonly PropertyKey[]): string {
  const words = path.map((part, index) => {
    if (typeof part === 'number') return String(part + 1);
    const isList = typeof path[index + 1] === 'number';
    return isList ? String(part).replace(/s$/, '') : String(part);
  });
  return words.join(' ') || 'question';
}
