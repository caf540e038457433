const GAP = /\[\[(\d{1,2})\]\]/;

/** A text of gaps in its parts: words, and the numbers of gaps from 1 as `[[1]]` names them. */
export function gapTextParts(text: string): (string | number)[] {
  return text
    .split(GAP)
    .map((part, index) => (index % 2 === 0 ? part : Number(part)))
    .filter((part) => part !== '');
}
