import { isChoiceDraft, type QuestionDraft } from '../question-draft.ts';

/** What no other program's file holds of a question: a hint that costs, how much it counts, where it comes from. */
export function lostOfEvery(draft: QuestionDraft): string[] {
  const { hint, weight, source } = draft;
  const lost: string[] = [];
  if (hint !== null) lost.push('its hint');
  if (weight !== 1) lost.push('its weight');
  if (source !== null) lost.push('its source');
  if (isChoiceDraft(draft) && draft.options.some(({ isFixed }) => isFixed !== undefined)) {
    lost.push('which options keep their places');
  }
  return lost;
}
