import type { Drawing, Line, Part } from '../../../platform/drawing/drawing.ts';
import { fitText, wrapText } from '../../../platform/drawing/fit-text.ts';
import { longDate } from '../../../platform/drawing/long-date.ts';
import type { Typeface } from '../../../platform/drawing/typeface.ts';
import { arches, ink, lamp, logo, openBook, rectangle, roundedBox } from './ornaments.ts';
import { frame, paragraph, type Setting, type Sheet } from './sheet-frame.ts';
import { check, footer } from './sheet-proofs.ts';
import { facts, resultRows } from './sheet-results.ts';
import { type Words, words } from './words.ts';

/** The certificate as it hangs on a wall. */
export function certificateSheet(sheet: Sheet, typeface: Typeface): Drawing {
  const { content } = sheet;
  const said = words[content.language];
  return {
    width: frame.width,
    height: frame.height,
    title: `${said.certificate}: ${content.printedName}, ${content.course.title}`,
    language: content.language,
    parts: [
      ground(),
      ...notice(sheet, said),
      ...headline(sheet, { said, typeface }),
      ...facts(content, { said, typeface }),
      ...resultRows(content, { said, typeface }),
      ...footer(sheet, said),
      ...check(content, { said, typeface }),
      ...stamp(sheet, said),
    ],
  };
}

function ground(): Part {
  const middle = frame.band / 2;
  return {
    role: 'decoration',
    marks: [
      {
        kind: 'shape',
        path: rectangle({ x: 0, y: 0, width: frame.width, height: frame.height }),
        fill: ink.page,
      },
      {
        kind: 'shape',
        path: rectangle({ x: 0, y: 0, width: frame.band, height: frame.height }),
        fill: { from: ink.brand, to: ink.night },
        span: [0, frame.height],
      },
      ...arches({ x: middle, y: 374, inner: 44, outer: 96, step: 13, legs: 106 }),
      ...openBook({ x: middle, y: 388, scale: 1 }),
      ...lamp({ x: middle, y: 268, radius: 22 }),
      {
        kind: 'shape',
        path: rectangle({ x: frame.band, y: 0, width: 4, height: frame.height }),
        fill: ink.lamp,
      },
      ...logo({ x: 36, y: 36, scale: 0.62 }),
    ],
  };
}

/** Why a certificate that was taken back or corrected is no longer to be relied on. */
function notice({ state, revokedAt, content }: Sheet, said: Words): Part[] {
  if (state === 'valid') return [];
  const text =
    state === 'revoked' && revokedAt !== null
      ? said.revokedOn(longDate(revokedAt, content.language))
      : said.supersededBy;
  const box = { x: frame.left, y: 24, width: frame.right - frame.left, height: 26, radius: 6 };
  return [
    { role: 'decoration', marks: [{ kind: 'shape', path: roundedBox(box), fill: ink.badSoft }] },
    paragraph({ text, x: frame.left + 12, y: 41.5, size: 10.5, weight: 600, color: ink.bad }),
  ];
}

/** Across the page, so that no part of it passes for a valid one. */
function stamp({ state }: Sheet, said: Words): Part[] {
  if (state === 'valid') return [];
  const text = (state === 'revoked' ? said.revoked : said.superseded).toUpperCase();
  const middle = { x: (frame.left + frame.right) / 2, y: 330 };
  const line: Line = {
    kind: 'line',
    text,
    ...middle,
    size: 84,
    weight: 700,
    color: ink.bad,
    align: 'center',
  };
  return [{ role: 'decoration', marks: [{ ...line, opacity: 0.13, rotation: -18 }] }];
}

const nameRoom = { width: frame.right - frame.left, weight: 700, largest: 50, smallest: 30 } as const;
/** In points: what is smaller is not read on paper. */
const SMALLEST_NAME = 6;

/** Whether the name can be read on the page, on one line or two. */
export function hasRoomFor(printedName: string, typeface: Typeface): boolean {
  return fitText(typeface, printedName, nameRoom).size >= SMALLEST_NAME;
}

function headline({ content }: Sheet, { said, typeface }: Setting): Part[] {
  const { printedName, course } = content;
  const width = frame.right - frame.left;
  const name = fitText(typeface, printedName, nameRoom);
  const title = fitText(typeface, course.title, { width, weight: 600, largest: 28, smallest: 18 });
  const summary = wrapText(typeface, course.summary, {
    width: width - 40,
    weight: 400,
    size: 11.5,
    maxLines: title.lines.length === 1 ? 2 : 1,
  });
  const nameTop = name.lines.length === 1 ? 158 : 138;
  const nameLines = name.lines.map((text, index): Line => {
    const y = nameTop + index * name.size * 1.14;
    return {
      kind: 'line',
      text,
      x: frame.left - name.size * 0.04,
      y,
      size: name.size,
      weight: 700,
      color: ink.text,
    };
  });
  const below = nameTop + (name.lines.length - 1) * name.size * 1.14;
  const titleTop = below + 92;
  return [
    {
      role: 'heading',
      marks: [
        {
          kind: 'line',
          text: said.certificate.toUpperCase(),
          x: frame.left,
          y: 92,
          size: 11,
          weight: 600,
          color: ink.brandText,
          tracking: 2.6,
        },
      ],
    },
    { role: 'paragraph', marks: nameLines },
    {
      role: 'decoration',
      marks: [
        {
          kind: 'shape',
          path: roundedBox({ x: frame.left, y: below + 20, width: 52, height: 4, radius: 2 }),
          fill: ink.lamp,
        },
      ],
    },
    paragraph({
      text: said.hasCompleted,
      x: frame.left,
      y: below + 54,
      size: 13,
      weight: 400,
      color: ink.soft,
    }),
    {
      role: 'paragraph',
      marks: title.lines.map((text, index): Line => {
        const y = titleTop + index * title.size * 1.2;
        return { kind: 'line', text, x: frame.left, y, size: title.size, weight: 600, color: ink.deep };
      }),
    },
    {
      role: 'paragraph',
      marks: summary.map((text, index): Line => {
        const y = titleTop + (title.lines.length - 1) * title.size * 1.2 + 21 + index * 16;
        return { kind: 'line', text, x: frame.left, y, size: 11.5, weight: 400, color: ink.soft };
      }),
    },
  ];
}
