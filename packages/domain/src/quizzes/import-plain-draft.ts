import type * as z from 'zod';
import type { ChoiceDraft, QuestionDraft } from './question-draft.ts';

type DraftInput = z.input<typeof QuestionDraft>;

/** Printable ASCII that begins and ends with a mark: storable, composed, trimmed, and as long as it has units. */
const PLAIN_TEXT = /^[!-~](?:[ -~\n]*[!-~])?$/;
/** The same in words with one space between them, so that two that look the same are the same. */
const PLAIN_OPTION = /^[!-~]+(?: [!-~]+)*$/;

function isPlain(text: string | null | undefined, max: number): boolean {
  return text === null || text === undefined || (text.length <= max && PLAIN_TEXT.test(text));
}

function arePlainOptions({ type, options }: Extract<DraftInput, { options: unknown }>): boolean {
  if (type === 'true-false' || options.length < 2 || options.length > 10) return false;
  let keys = 0;
  for (const [index, { text, explanation, isCorrect, weightPercent }] of options.entries()) {
    if (weightPercent !== undefined || explanation === undefined) return false;
    if (text.length > 2_000 || !PLAIN_OPTION.test(text)) return false;
    if (explanation !== '' && !isPlain(explanation, 4_000)) return false;
    for (let earlier = 0; earlier < index; earlier += 1) if (options[earlier]?.text === text) return false;
    if (isCorrect) keys += 1;
  }
  return type === 'multiple' ? keys > 0 : keys === 1;
}

function isPlainWeight(weight: number | undefined): boolean {
  return weight !== undefined && Number.isInteger(weight) && weight >= 1 && weight <= 100;
}

/**
 * True only for a draft that `QuestionDraft` takes and `tidyDraft` leaves as it is, but for the order of its tags. Most rows
 * of a large file are like that, and asking the schema about each takes longer than reading it. False says nothing.
 */
export function isPlainDraft(draft: DraftInput): draft is ChoiceDraft {
  const { tags, externalId, difficulty } = draft;
  return (
    'options' in draft &&
    tags !== undefined &&
    externalId !== undefined &&
    difficulty !== undefined &&
    draft.explanation !== undefined &&
    draft.textFormat !== undefined &&
    isPlain(externalId, 200) &&
    isPlain(draft.domainCode, 60) &&
    isPlain(draft.text, 8_000) &&
    isPlain(draft.explanation, 8_000) &&
    draft.hint === null &&
    isPlainWeight(draft.weight) &&
    draft.source === null &&
    tags.length <= 50 &&
    tags.every((tag) => isPlain(tag.value, 100)) &&
    arePlainOptions(draft)
  );
}
