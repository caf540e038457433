import {
  type CertificateContent,
  type CertifiedResult,
  verifyUrlOf,
} from '@studyhall/domain/progress/certificate-credential';
import { groupedSerial } from '@studyhall/domain/progress/certificate-serial';
import type { CertificateState } from '@studyhall/domain/progress/certificate-state';
import type { Drawing, Line, Mark, Part } from './drawing.ts';
import { fitText, wrapText } from './fit-text.ts';
import {
  arches,
  circle,
  ink,
  lamp,
  logo,
  openBook,
  qrCode,
  rectangle,
  rosette,
  roundedBox,
  star,
} from './ornaments.ts';
import type { Typeface } from './typeface.ts';
import { durationOf, longDate, percentOf, type Words, words } from './words.ts';

/** What a certificate is drawn from. */
export interface Sheet {
  readonly content: CertificateContent;
  readonly keyId: string;
  readonly state: CertificateState;
  readonly revokedAt: Date | null;
}

/** A4, landscape, in points. */
const WIDTH = 841.89;
const HEIGHT = 595.28;
const BAND = 246;
const LEFT = 294;
const RIGHT = 794;
/** Of levels, in one column. */
const ROWS = 5;

/** The certificate as it hangs on a wall. */
export function certificateSheet(sheet: Sheet, typeface: Typeface): Drawing {
  const { content } = sheet;
  const said = words[content.language];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${said.certificate}: ${content.printedName}, ${content.course.title}`,
    language: content.language,
    parts: [
      ground(),
      ...notice(sheet, said),
      ...headline(sheet, { said, typeface }),
      ...facts(content, said),
      ...resultRows(content, { said, typeface }),
      ...footer(sheet, said),
      ...check(content, { said, typeface }),
      ...stamp(sheet, said),
    ],
  };
}

interface Setting {
  readonly said: Words;
  readonly typeface: Typeface;
}

function ground(): Part {
  const middle = BAND / 2;
  return {
    role: 'decoration',
    marks: [
      { kind: 'shape', path: rectangle({ x: 0, y: 0, width: WIDTH, height: HEIGHT }), fill: ink.page },
      {
        kind: 'shape',
        path: rectangle({ x: 0, y: 0, width: BAND, height: HEIGHT }),
        fill: { from: ink.brand, to: ink.night },
        span: [0, HEIGHT],
      },
      ...arches({ x: middle, y: 374, inner: 44, outer: 96, step: 13, legs: 106 }),
      ...openBook({ x: middle, y: 388, scale: 1 }),
      ...lamp({ x: middle, y: 268, radius: 22 }),
      { kind: 'shape', path: rectangle({ x: BAND, y: 0, width: 4, height: HEIGHT }), fill: ink.lamp },
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
  const box = { x: LEFT, y: 24, width: RIGHT - LEFT, height: 26, radius: 6 };
  return [
    { role: 'decoration', marks: [{ kind: 'shape', path: roundedBox(box), fill: ink.badSoft }] },
    paragraph({ text, x: LEFT + 12, y: 41.5, size: 10.5, weight: 600, color: ink.bad }),
  ];
}

/** Across the page, so that no part of it passes for a valid one. */
function stamp({ state }: Sheet, said: Words): Part[] {
  if (state === 'valid') return [];
  const text = (state === 'revoked' ? said.revoked : said.superseded).toUpperCase();
  const middle = { x: (LEFT + RIGHT) / 2, y: 330 };
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

function headline({ content }: Sheet, { said, typeface }: Setting): Part[] {
  const { printedName, course } = content;
  const width = RIGHT - LEFT;
  const name = fitText(typeface, printedName, { width, weight: 700, largest: 50, smallest: 30 });
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
      x: LEFT - name.size * 0.04,
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
          x: LEFT,
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
          path: roundedBox({ x: LEFT, y: below + 20, width: 52, height: 4, radius: 2 }),
          fill: ink.lamp,
        },
      ],
    },
    paragraph({ text: said.hasCompleted, x: LEFT, y: below + 54, size: 13, weight: 400, color: ink.soft }),
    {
      role: 'paragraph',
      marks: title.lines.map((text, index): Line => {
        const y = titleTop + index * title.size * 1.2;
        return { kind: 'line', text, x: LEFT, y, size: title.size, weight: 600, color: ink.deep };
      }),
    },
    {
      role: 'paragraph',
      marks: summary.map((text, index): Line => {
        const y = titleTop + (title.lines.length - 1) * title.size * 1.2 + 21 + index * 16;
        return { kind: 'line', text, x: LEFT, y, size: 11.5, weight: 400, color: ink.soft };
      }),
    },
  ];
}

const FACTS_TOP = 338;

function facts({ course, results, completedAt, language }: CertificateContent, said: Words): Part[] {
  const stars = results.flatMap(({ stars: earned }) => (earned === null ? [] : [earned]));
  const scores = results.flatMap(({ scorePercent }) => (scorePercent === null ? [] : [scorePercent]));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const told = [
    { label: said.duration, value: durationOf(course.minutes, language) },
    { label: said.levels, value: String(results.length) },
    ...(stars.length > 0 ? [{ label: said.stars, value: `${sum(stars)} / ${stars.length * 3}` }] : []),
    ...(scores.length > 0
      ? [{ label: said.score, value: percentOf(sum(scores) / scores.length, language) }]
      : []),
    { label: said.completed, value: longDate(completedAt, language) },
  ];
  const step = (RIGHT - LEFT) / (told.length + 0.35);
  return [
    rule(FACTS_TOP - 22),
    ...told.map(({ label, value }, index): Part => {
      const x = LEFT + index * step;
      return {
        role: 'paragraph',
        marks: [
          { kind: 'line', text: label, x, y: FACTS_TOP, size: 9.5, weight: 400, color: ink.soft },
          { kind: 'line', text: value, x, y: FACTS_TOP + 19, size: 14, weight: 600, color: ink.text },
        ],
      };
    }),
  ];
}

function rule(y: number): Part {
  const path = rectangle({ x: LEFT, y, width: RIGHT - LEFT, height: 0.75 });
  return { role: 'decoration', marks: [{ kind: 'shape', path, fill: ink.line }] };
}

/** One row a level, as long as there are few; then in two columns. */
function resultRows({ results, language }: CertificateContent, { said, typeface }: Setting): Part[] {
  const isLong = results.length > 2 * ROWS;
  const shown = results.slice(0, isLong ? 2 * ROWS - 1 : 2 * ROWS);
  const hasColumns = results.length > ROWS;
  const rows = hasColumns ? Math.ceil((shown.length + (isLong ? 1 : 0)) / 2) : ROWS;
  const place = (index: number): { x: number; y: number } => ({
    x: index < rows ? LEFT : (LEFT + RIGHT) / 2 + 12,
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

function footer({ content, keyId }: Sheet, said: Words): Part[] {
  const { issuer, issuedAt, language } = content;
  const seal = { x: RIGHT - 36, y: 522 };
  return [
    paragraph({ text: issuer.name, x: LEFT, y: 518, size: 14, weight: 600, color: ink.text }),
    paragraph({
      text: `${said.issued} ${longDate(issuedAt, language)}`,
      x: LEFT,
      y: 536,
      size: 10.5,
      weight: 400,
      color: ink.soft,
    }),
    paragraph({ text: said.signedBy(keyId), x: LEFT, y: 554, size: 7.5, weight: 400, color: ink.faint }),
    {
      role: 'decoration',
      marks: [
        { kind: 'shape', path: rosette({ ...seal, radius: 36 }), fill: ink.lamp },
        { kind: 'shape', path: circle({ ...seal, radius: 29.5 }), stroke: '#ffffff', strokeWidth: 1.25 },
        {
          kind: 'shape',
          path: circle({ ...seal, radius: 26 }),
          fill: { from: ink.brand, to: ink.deep },
          span: [496, 548],
        },
        ...logo({ x: seal.x - 16.6, y: seal.y - 17.6, scale: 0.52 }),
      ],
    },
  ];
}

/** In the band: whose product it is, and how to check the certificate. */
function check(content: CertificateContent, { said, typeface }: Setting): Part[] {
  const url = verifyUrlOf(content);
  const side = 88;
  const tile = { x: 36, y: 420, width: side + 16, height: side + 16, radius: 10 };
  const address = url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '');
  const room = { width: BAND - 72, weight: 600, largest: 10.5, smallest: 0 } as const;
  const small = { weight: 400, color: ink.pale, size: 9 } as const;
  const right = tile.x + tile.width + 14;
  return [
    paragraph({ text: content.issuer.name, x: 84, y: 64, size: 19, weight: 600, color: '#ffffff' }),
    {
      role: 'picture',
      alt: said.qr(url),
      marks: [
        { kind: 'shape', path: roundedBox(tile), fill: '#ffffff' },
        qrCode(url, { x: tile.x + 8, y: tile.y + 8, side }),
      ],
    },
    {
      role: 'paragraph',
      marks: [
        { kind: 'line', ...small, text: said.serial, x: right, y: 434 },
        ...inPairs(groupedSerial(content.serial)).map((text, index): Line => {
          const y = 450 + index * 13.5;
          return { kind: 'line', text, x: right, y, size: 9, weight: 600, color: '#ffffff' };
        }),
      ],
    },
    {
      role: 'paragraph',
      marks: [
        { kind: 'line', ...small, text: said.checkIt, x: tile.x, y: 546 },
        {
          kind: 'line',
          text: address,
          x: tile.x,
          y: 560,
          size: fitText(typeface, address, room).size,
          weight: 600,
          color: '#ffffff',
        },
      ],
    },
  ];
}

/** The groups of a serial, two a line. */
function inPairs(serial: string): string[] {
  return serial.match(/[^-]+-?(?:[^-]+-?)?/g) ?? [];
}

function paragraph(line: Omit<Line, 'kind'>): Part {
  return { role: 'paragraph', marks: [{ kind: 'line', ...line }] };
}
