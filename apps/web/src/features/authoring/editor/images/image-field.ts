/** Fields of an editor whose texts are shown in the format of the question; the others are shown as they are written. */
const NAMES =
  /^(?:text|explanation|hint\.text|modelAnswer|points|options\.\d+\.(?:text|explanation)|items\.\d+|pairs\.\d+\.prompt|.+\.feedback)$/;

export type ImageField = HTMLInputElement | HTMLTextAreaElement;

/** The field itself where images may stand in it. */
export function imageFieldOf(target: EventTarget | null): ImageField | undefined {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && NAMES.test(target.name) ? target : undefined;
}

/** Puts words where somebody writes, as if they were typed there. */
export function insertInto(field: ImageField, words: string): void {
  const { selectionStart, selectionEnd, value } = field;
  const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  field.focus();
  field.setRangeText(words, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The images among what is pasted or dropped. */
export function imageFilesIn({ files }: DataTransfer): File[] {
  return [...files].filter(({ type }) => type.startsWith('image/'));
}
