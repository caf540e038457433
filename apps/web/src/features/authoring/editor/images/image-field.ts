/** Fields of an editor whose texts are shown in the format of the question; the others are shown as they are written. */
const NAMES =
  /^(?:text|explanation|hint\.text|modelAnswer|points|options\.\d+\.(?:text|explanation)|items\.\d+|pairs\.\d+\.prompt|.+\.feedback)$/;

export type ImageField = HTMLInputElement | HTMLTextAreaElement;

/** The field itself where images may stand in it. */
export function imageFieldOf(target: EventTarget | null): ImageField | undefined {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && NAMES.test(target.name) ? target : undefined;
}

/** What is marked in a field, or where its caret is. */
export interface Marked {
  readonly from: number;
  readonly to: number;
}

export function markedIn({ selectionStart, selectionEnd, value }: ImageField): Marked {
  return { from: selectionStart ?? value.length, to: selectionEnd ?? value.length };
}

/**
 * Puts words in the place of what was marked, as if they were typed there. A dialog that closes gives a field the focus back,
 * and not its caret: so it is said where that was.
 */
export function insertInto(field: ImageField, words: string, { from, to }: Marked): void {
  field.focus();
  field.setRangeText(words, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Where the pointer is above the text of a field goes what is dropped there; where no browser can tell, to the caret. */
export function moveCaretTo(target: EventTarget | null, { clientX, clientY }: Point): void {
  const field = imageFieldOf(target);
  // Not every browser knows it.
  const position = 'caretPositionFromPoint' in document && document.caretPositionFromPoint(clientX, clientY);
  if (field === undefined || !position || position.offsetNode !== field) return;
  field.setSelectionRange(position.offset, position.offset);
}

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

/** The images among what is pasted or dropped. */
export function imageFilesIn({ files }: DataTransfer): File[] {
  return [...files].filter(({ type }) => type.startsWith('image/'));
}
