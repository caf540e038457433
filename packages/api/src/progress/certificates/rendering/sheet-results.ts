import type { CertificateContent, CertifiedResult } from '@studyhall/domain/progress/certificate-credential';
import type { Line, Mark, Part } from '../../../platform/drawing/drawing.ts';
import { wrapText } from '../../../platform/drawing/fit-text.ts';
import { longDate } from '../../../platform/drawing/long-date.ts';
import { ink, star } from './ornaments.ts';
import { frame, rule, type Setting } from './sheet-frame.ts';
import { durationOf, percentOf, type Words } from './words.ts';

/** Of levels, in one column. */
const ROWS = 5;
const FACTS_TOP = 338;

/** How long, how many levels, how well, and when. */
export function facts(content: CertificateContent, { said, typeface }: Setting): Part[] {
  const told = toldOf(content, said).map(({ label, value }): Line[] => [
    { kind: 'line', text: label, x: 0, y: FACTS_TOP, size: 9.5, weight: 400, color: ink.soft },
    { kind: 'line', text: value, x: 0, y: FACTS_TOP + 19, size: 14, weight: 600, color: ink.text },
  ]);
  const widths = told.map((lines) => Math.max(...lines.map((line) => typeface.widthOf(line.text, line))));
  const gap = (frame.right - frame.left - sum(widths)) / (told.length - 1);
  return [
    rule(FACTS_TOP - 22),
    ...told.map((lines, index): Part => {
      const x = frame.left + sum(widths.slice(0, index)) + index * gap;
      return { role: 'paragraph', marks: lines.map((line) => ({ ...line, x })) };
    }),
  ];
}

function toldOf(
  { course, results, completedAt, language }: CertificateContent,
  said: Words,
): { readonly label: string; readonly value: string }[] {
  const stars = results.flatMap(({ stars: earned }) => (earned === null ? [] : [earned]));
  const scores = results.flatMap(({ scorePercent }) => (scorePercent === null ? [] : [scorePercent]));
  return [
    { label: said.duration, value: durationOf(course.minutes, language) },
    { label: said.levels, value: String(results.length) },
    ...(stars.length > 0 ? [{ label: said.stars, value: `${sum(stars)} / ${stars.length * 3}` }] : []),
    ...(scores.length > 0
      ? [{ label: said.score, value: percentOf(sum(scores) / scores.length, language) }]
      : []),
    { label: said.completed, value: longDate(completedAt, language) },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** One row a level, as long as there are few; then in two columns. */
export function resultRows({ results, language }: CertificateContent, { said, typeface }: Setting): Part[] {
  const isLong = results.length > 2 * ROWS;
  const shown = results.slice(0, isLong ? 2 * ROWS - 1 : 2 * ROWS);
  const hasColumns = results.length > ROWS;
  const rows = hasColumns ? Math.ceil((shown.length + (isLong ? 1 : 0)) / 2) : ROWS;
  const place = (index: number): { x: number; y: number } => ({
    x: index < rows ? frame.left : (frame.left + frame.right) / 2 + 12,
    y: FACTS_TOP + 58 + (index % rows) * 19,
  });
  const items = shown.map((result, index): Part => {
    const nameWidth = hasColumns ? 100 : 204;
    const marks = rowOf(result, { ...place(index), said, typeface, language, nameWidth });
    return { role: 'item', alt: spoken(result, said), marks };
  });
  if (!isLong) return [rule(FACTS_TOP + 36), ...items];
  const more = said.more(results.length - shown.length);
  const line: Line = {
    kind: 'line',
    text: more,
    ...place(shown.length),
    size: 10.5,
    weight: 400,
    color: ink.soft,
  };
  return [rule(FACTS_TOP + 36), ...items, { role: 'item', marks: [line] }];
}

function spoken({ position, title, stars }: CertifiedResult, said: Words): string {
  return stars === null ? `${position} ${title}` : `${position} ${title}, ${said.starsOf(stars)}`;
}

interface Row extends Setting {
  readonly x: number;
  readonly y: number;
  readonly language: CertificateContent['language'];
  /** Room for the title when stars stand behind it. */
  readonly nameWidth: number;
}

function rowOf(result: CertifiedResult, { x, y, said, typeface, language, nameWidth }: Row): Mark[] {
  const { position, title, stars, commands, scorePercent } = result;
  const width = stars === null ? nameWidth + 40 : nameWidth;
  const [name = ''] = wrapText(typeface, title, { width, weight: 600, size: 10.5, maxLines: 1 });
  const measured =
    commands === null
      ? scorePercent === null
        ? ''
        : percentOf(scorePercent, language)
      : said.commands(commands);
  const text = { kind: 'line', y, size: 10.5 } as const;
  return [
    { ...text, text: String(position), x, weight: 600, color: ink.faint },
    { ...text, text: name, x: x + 16, weight: 600, color: ink.text },
    ...[0, 1, 2].flatMap((index): Mark[] =>
      stars === null
        ? []
        : [
            {
              kind: 'shape',
              path: star(x + nameWidth + 24 + index * 13, y - 3.8, 5.6),
              fill: index < stars ? ink.lamp : ink.line,
            },
          ],
    ),
    ...(measured === ''
      ? []
      : [{ ...text, text: measured, x: x + nameWidth + 64, weight: 400, color: ink.soft } as const]),
  ];
}
