/** What a backslash takes the meaning from. */
const ESCAPED = '\\~=#{}:';

/** Whether the character at this place is a backslash that belongs to the next one. */
export function isEscape(text: string, at: number): boolean {
  if (text.charAt(at) !== '\\') return false;
  const next = text.charAt(at + 1);
  return next !== '' && (ESCAPED.includes(next) || next === 'n');
}

/** Where one of these marks stands, from `start` up to `end`, that no backslash takes the meaning from; -1 if nowhere. */
export function placeOf(
  text: string,
  marks: string,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  for (let at = start; at < end; at += 1) {
    if (isEscape(text, at)) at += 1;
    else if (marks.includes(text.charAt(at))) return at;
  }
  return -1;
}

/** A text as it is meant: lines without what indents them, then marks without their backslashes. */
export function meantText(written: string): string {
  const lines = written.split('\n').map((line) => line.trim());
  const text = lines.filter((line) => line !== '').join('\n');
  if (!text.includes('\\')) return text;
  let meant = '';
  for (let at = 0; at < text.length; at += 1) {
    if (!isEscape(text, at)) meant += text.charAt(at);
    else {
      at += 1;
      meant += text.charAt(at) === 'n' ? '\n' : text.charAt(at);
    }
  }
  return meant.trim();
}

/** The text that `meantText` reads as this one. */
export function escapedText(text: string): string {
  return text.replaceAll(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n');
}
