import type { Drawing, Line, Part } from '../../../platform/drawing/drawing.ts';
import { fitText } from '../../../platform/drawing/fit-text.ts';
import { longDate } from '../../../platform/drawing/long-date.ts';
import type { Typeface } from '../../../platform/drawing/typeface.ts';
import { arches, ink, lamp, logo, openBook, rectangle, roundedBox } from './ornaments.ts';
import type { Sheet } from './sheet-frame.ts';
import { words } from './words.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 80;
const ROOM = 670;

/** The certificate as a picture beside a link, in the size that social networks ask for. */
export function shareCard({ content, state }: Sheet, typeface: Typeface): Drawing {
  const said = words[content.language];
  const name = fitText(typeface, content.printedName, {
    width: ROOM,
    weight: 700,
    largest: 84,
    smallest: 48,
  });
  const title = fitText(typeface, content.course.title, {
    width: ROOM,
    weight: 600,
    largest: 44,
    smallest: 30,
  });
  const nameTop = 268;
  const nameLines = name.lines.map((text, index): Line => {
    const y = nameTop + (index - (name.lines.length - 1)) * name.size * 1.14;
    return { kind: 'line', text, x: LEFT, y, size: name.size, weight: 700, color: '#ffffff' };
  });
  const titleLines = title.lines.map((text, index): Line => {
    const y = 402 + index * title.size * 1.18;
    return { kind: 'line', text, x: LEFT, y, size: title.size, weight: 600, color: '#ffffff' };
  });
  const small = { x: LEFT, weight: 400, size: 24, color: ink.pale } as const;
  const ending = {
    revoked: said.revoked,
    superseded: said.superseded,
    valid: longDate(content.issuedAt, content.language),
  };
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${said.certificate}: ${content.printedName}, ${content.course.title}`,
    language: content.language,
    parts: [
      ground(),
      text({
        kind: 'line',
        text: content.issuer.name,
        x: 142,
        y: 94,
        size: 30,
        weight: 600,
        color: '#ffffff',
      }),
      { role: 'paragraph', marks: nameLines },
      {
        role: 'decoration',
        marks: [
          {
            kind: 'shape',
            path: roundedBox({ x: LEFT, y: 296, width: 72, height: 6, radius: 3 }),
            fill: ink.lamp,
          },
        ],
      },
      text({ kind: 'line', ...small, text: said.hasCompleted, y: 346 }),
      { role: 'paragraph', marks: titleLines },
      text({ kind: 'line', ...small, text: `${said.certificate} · ${ending[state]}`, y: 556 }),
    ],
  };
}

function ground(): Part {
  const middle = 972;
  return {
    role: 'decoration',
    marks: [
      {
        kind: 'shape',
        path: rectangle({ x: 0, y: 0, width: WIDTH, height: HEIGHT }),
        fill: { from: ink.brand, to: ink.night },
        span: [0, HEIGHT],
      },
      ...arches({ x: middle, y: 480, inner: 78, outer: 178, step: 25, legs: 190 }),
      ...openBook({ x: middle, y: 508, scale: 1.86 }),
      ...lamp({ x: middle, y: 290, radius: 40 }),
      ...logo({ x: LEFT - 7, y: 54, scale: 0.95 }),
    ],
  };
}

function text(line: Line): Part {
  return { role: 'paragraph', marks: [line] };
}
