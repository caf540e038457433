/** Characters that take two columns: those of East Asian scripts, and pictures. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/gu;

interface Frame {
  readonly width: number;
  /** Stands before the first line; the others begin below its end. */
  readonly label?: string;
}

/** Breaks lines between words. A word longer than a line stays whole: it may be a link that somebody wants to copy. */
export function wrap(text: string, { width, label = '' }: Frame): string {
  const room = Math.max(1, width - label.length);
  const lines = text.split('\n').flatMap((line) => wrapLine(line, room));
  const margin = ' '.repeat(label.length);
  return lines.map((line, index) => `${index === 0 ? label : margin}${line}`.trimEnd()).join('\n');
}

function wrapLine(line: string, room: number): string[] {
  const [first = '', ...words] = line.split(' ');
  const lines: string[] = [];
  let current = first;
  for (const word of words) {
    const longer = `${current} ${word}`;
    if (current.trim() !== '' && columnsOf(longer) > room) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function columnsOf(text: string): number {
  return text.replace(WIDE, 'xx').length;
}
