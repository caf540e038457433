import { encode } from 'uqr';
import type { Shape } from '../../../platform/drawing/drawing.ts';

/** The colours of the product, as they are in daylight. */
export const ink = {
  text: '#16172b',
  soft: '#565874',
  faint: '#868aac',
  line: '#e3e4f0',
  page: '#ffffff',
  brand: '#5b5fef',
  brandText: '#4a4de0',
  deep: '#3b36b8',
  night: '#26227e',
  pale: '#c9caff',
  lamp: '#ffc23d',
  lampText: '#7a5200',
  bad: '#c22f45',
  badSoft: '#fdeaec',
} as const;

export function rectangle({ x, y, width, height }: Omit<Box, 'radius'>): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

export function roundedBox({ x, y, width, height, radius: r }: Box): string {
  const [w, h] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 ${-r} ${r}h${-w}a${r} ${r} 0 0 1 ${-r} ${-r}v${-h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

export function circle({
  x,
  y,
  radius: r,
}: {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

type Place = NonNullable<Shape['at']>;

/** The product's mark, drawn on a square of 64: an arch over an open book, and a lamp in it. */
export function logo(at: Place): Shape[] {
  return [
    { kind: 'shape', at, path: 'M12.5 46.5V32a19.5 19.5 0 0 1 39 0v14.5', stroke: '#ffffff', strokeWidth: 6 },
    {
      kind: 'shape',
      at,
      path: 'M9.5 42.5C18 39.5 25.5 41.5 30.4 46V56.5C25 51.5 17.5 50.5 9.5 53Z',
      fill: '#ffffff',
    },
    {
      kind: 'shape',
      at,
      path: 'M54.5 42.5C46 39.5 38.5 41.5 33.6 46V56.5C39 51.5 46.5 50.5 54.5 53Z',
      fill: '#d9dbff',
    },
    { kind: 'shape', at, path: circle({ x: 32, y: 31, radius: 7.5 }), fill: ink.lamp },
  ];
}

/** The lamp of the mark, with its light around it. */
export function lamp({
  x,
  y,
  radius,
}: {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}): Shape[] {
  return [
    { kind: 'shape', path: circle({ x, y, radius: radius * 2.45 }), fill: ink.lamp, opacity: 0.1 },
    { kind: 'shape', path: circle({ x, y, radius: radius * 1.72 }), fill: ink.lamp, opacity: 0.16 },
    { kind: 'shape', path: circle({ x, y, radius }), fill: ink.lamp },
  ];
}

interface Arches {
  readonly x: number;
  /** Where the feet stand. */
  readonly y: number;
  readonly inner: number;
  readonly outer: number;
  readonly step: number;
  /** How far the arches are drawn out upwards. */
  readonly legs: number;
}

/** Arch within arch, fainter outwards, like the light of the lamp in the mark. */
export function arches({ x, y, inner, outer, step, legs }: Arches): Shape[] {
  const count = Math.floor((outer - inner) / step) + 1;
  return Array.from({ length: count }, (_, index) => {
    const r = inner + index * step;
    return {
      kind: 'shape',
      path: `M${x - r} ${y}v${-legs}a${r} ${r} 0 0 1 ${2 * r} 0v${legs}`,
      stroke: '#ffffff',
      strokeWidth: 1,
      opacity: round(0.34 * (1 - index / (count + 1)) ** 1.4 + 0.03),
    };
  });
}

/** The book of the mark, wide open, as the floor that arches stand on. Its spine stands at the place. */
export function openBook(at: Place): Shape[] {
  const page = (side: 1 | -1): string =>
    `M${side * 3} 12C${side * 34} -10 ${side * 68} -12 ${side * 102} 0` +
    `v-14C${side * 68} -28 ${side * 32} -26 ${side * 3} -4z`;
  return [
    { kind: 'shape', at, path: page(-1), fill: '#ffffff' },
    { kind: 'shape', at, path: page(1), fill: '#d9dbff' },
  ];
}

/** A star of five points around the middle. */
export function star(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (Math.PI * index) / 5 - Math.PI / 2;
    const r = index % 2 === 0 ? radius : radius * 0.42;
    return `${round(x + r * Math.cos(angle))} ${round(y + r * Math.sin(angle))}`;
  });
  return `M${points.join('L')}z`;
}

/** A rosette as seals have it: a circle whose edge waves. */
export function rosette({
  x,
  y,
  radius,
  waves = 24,
}: {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly waves?: number;
}): string {
  const steps = waves * 8;
  const points = Array.from({ length: steps }, (_, index) => {
    const angle = (2 * Math.PI * index) / steps;
    const r = radius * (1 + 0.035 * Math.cos(angle * waves));
    return `${round(x + r * Math.cos(angle))} ${round(y + r * Math.sin(angle))}`;
  });
  return `M${points.join('L')}z`;
}

/** The dark squares of a QR code, in a square of `side` without a margin. */
export function qrCode(
  text: string,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): Shape {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data.flatMap((row, top) =>
    stretches(row).map(([left, width]) => `M${left} ${top}h${width}v1h${-width}z`),
  );
  return { kind: 'shape', path: path.join(''), fill: ink.text, at: { x, y, scale: side / size } };
}

/** Where dark stretches of a row begin, and how long they are. */
function stretches(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  row.forEach((isDark, at) => {
    const last = found.at(-1);
    if (isDark && last !== undefined && last[0] + last[1] === at) last[1] += 1;
    else if (isDark) found.push([at, 1]);
  });
  return found;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
