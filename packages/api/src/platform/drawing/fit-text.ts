import type { TextStyle, Typeface } from './typeface.ts';

interface Room extends Omit<TextStyle, 'size'> {
  readonly width: number;
  readonly largest: number;
  /** Below it the text takes a second line, and only then gets smaller still. */
  readonly smallest: number;
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** The text as large as there is room for, on one line or two. */
export function fitText(typeface: Typeface, text: string, room: Room): FittedText {
  const one = sizeFor(typeface, [text], room);
  if (one >= room.smallest) return { lines: [text], size: one };
  const lines = inTwo(typeface, text, room);
  const two = sizeFor(typeface, lines, room);
  return two > one ? { lines, size: Math.min(two, room.smallest * 1.15) } : { lines: [text], size: one };
}

function sizeFor(typeface: Typeface, lines: readonly string[], { width, largest, ...style }: Room): number {
  const widest = Math.max(...lines.map((line) => typeface.widthOf(line, { ...style, size: 1, tracking: 0 })));
  return Math.min(largest, width / widest);
}

/** Cut at the space that leaves the two lines most alike. */
function inTwo(typeface: Typeface, text: string, { weight }: Room): string[] {
  const words = text.split(' ');
  const cuts = words.slice(1).map((_, index) => {
    const lines = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
    const widest = Math.max(...lines.map((line) => typeface.widthOf(line, { weight, size: 1 })));
    return { lines, widest };
  });
  cuts.sort((a, b) => a.widest - b.widest);
  return cuts[0]?.lines ?? [text];
}

interface Column extends TextStyle {
  readonly width: number;
  readonly maxLines: number;
}

/** The text in lines of a width; what does not fit any more ends in an ellipsis. */
export function wrapText(typeface: Typeface, text: string, { width, maxLines, ...style }: Column): string[] {
  const fits = (line: string): boolean => typeface.widthOf(line, style) <= width;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, maxLines);
  if (lines.length > maxLines) shown[maxLines - 1] = shortened(`${shown.at(-1)} ${lines[maxLines]}`, fits);
  return shown.map((line) => (fits(line) ? line : shortened(line, fits)));
}

function shortened(line: string, fits: (line: string) => boolean): string {
  let rest = line;
  while (rest.length > 1 && !fits(`${rest}…`)) rest = rest.slice(0, -1).trimEnd();
  return `${rest}…`;
}
