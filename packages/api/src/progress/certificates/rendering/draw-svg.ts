import type { Drawing, Line, Mark, Paint, Shape } from '../../../platform/drawing/drawing.ts';
import { FEATURES, type Run, type Typeface } from '../../../platform/drawing/typeface.ts';
import { round } from './ornaments.ts';

/**
 * The drawing as SVG. Text is drawn as outlines, so that it looks the same everywhere and needs no font; what it says
 * stands in the description, for those who hear it.
 */
export function drawSvg({ width, height, title, language, parts }: Drawing, typeface: Typeface): string {
  const gradients: string[] = [];
  const body = parts.flatMap(({ marks }) => marks).map((mark) => markOf(mark, { typeface, gradients }));
  const spoken = parts
    .filter(({ role }) => role !== 'decoration')
    .map(({ alt, marks }) => alt ?? textOf(marks));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" lang="${language}" aria-labelledby="title" aria-describedby="desc">`,
    `<title id="title">${escapeXml(title)}</title><desc id="desc">${escapeXml(spoken.join('. '))}</desc>`,
    `<defs>${gradients.join('')}</defs>`,
    ...body,
    '</svg>',
  ].join('');
}

function textOf(marks: readonly Mark[]): string {
  return marks.flatMap((mark) => (mark.kind === 'line' ? [mark.text] : [])).join(' ');
}

interface Tools {
  readonly typeface: Typeface;
  /** Those that were needed so far; shapes refer to them by number. */
  readonly gradients: string[];
}

function markOf(mark: Mark, tools: Tools): string {
  return mark.kind === 'shape' ? shapeOf(mark, tools) : lineOf(mark, tools);
}

function shapeOf(
  { path, fill, stroke, strokeWidth, opacity, at, span }: Shape,
  { gradients }: Tools,
): string {
  const attributes = {
    d: path,
    fill: fill === undefined ? 'none' : paintOf(fill, span, gradients),
    ...(stroke === undefined ? {} : { stroke, 'stroke-width': strokeWidth ?? 1, 'stroke-linecap': 'round' }),
    ...(opacity === undefined ? {} : { opacity }),
    ...(at === undefined
      ? {}
      : { transform: `translate(${round(at.x)} ${round(at.y)}) scale(${at.scale.toFixed(5)})` }),
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return `<path ${written.join(' ')}/>`;
}

function paintOf(
  paint: Paint,
  [top, bottom]: readonly [number, number] = [0, 1],
  gradients: string[] = [],
): string {
  if (typeof paint === 'string') return paint;
  const id = `paint-${gradients.length}`;
  gradients.push(
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${top}" y2="${bottom}">` +
      `<stop stop-color="${paint.from}"/><stop offset="1" stop-color="${paint.to}"/></linearGradient>`,
  );
  return `url(#${id})`;
}

function lineOf(line: Line, { typeface }: Tools): string {
  const { text, x, y, size, weight, color, align = 'left', tracking = 0, opacity, rotation } = line;
  const width = typeface.widthOf(text, { weight, size, tracking });
  let left = x - { left: 0, center: width / 2, right: width }[align];
  const outlines = typeface.runsOf(text, weight).map((run) => {
    const outline = outlineOf(run, { left, y, size, tracking });
    left += run.width * size + tracking * [...run.text].length;
    return outline;
  });
  const turned = rotation === undefined ? '' : ` transform="rotate(${rotation} ${x} ${y})"`;
  const faded = opacity === undefined ? '' : ` opacity="${opacity}"`;
  return `<path fill="${color}"${faded}${turned} d="${outlines.join('')}"/>`;
}

interface Place {
  readonly left: number;
  readonly y: number;
  readonly size: number;
  readonly tracking: number;
}

const LETTERS: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

function outlineOf({ face, text }: Run, { left, y, size, tracking }: Place): string {
  const scale = size / face.font.unitsPerEm;
  const { glyphs, positions } = face.font.layout(text, FEATURES);
  let pen = left;
  return glyphs
    .map(({ path }, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const originX = pen + xOffset * scale;
      const originY = y - yOffset * scale;
      pen += xAdvance * scale + tracking;
      const at = (value: number, place: number): number =>
        round(place % 2 === 0 ? originX + value * scale : originY - value * scale);
      return path.commands
        .map(({ command, args }) => `${LETTERS[command] ?? ''}${args.map(at).join(' ')}`)
        .join('');
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
