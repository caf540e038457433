/**
 * The colours of a house from the one that somebody chose: lighter and darker ones of the same hue, each as far from what
 * it stands on as WCAG 2.2 asks of texts (4.5:1). Lightness is that of OKLab (Björn Ottosson, 2020), where equal steps look equal.
 */
export interface BrandPalette {
  /** Ten shades from almost white to almost black; the seventh carries white text. */
  readonly shades: Shades;
  /** Values of the custom properties, by name without the dashes. */
  readonly light: BrandColours;
  readonly dark: BrandColours;
}

type Shades = readonly [string, string, string, string, string, string, string, string, string, string];
type BrandName =
  | 'brand'
  | 'brand-text'
  | 'brand-deep'
  | 'brand-soft'
  | 'brand-line'
  | `heat-${1 | 2 | 3 | 4}`;
export type BrandColours = Readonly<Record<BrandName, string>>;

interface Lch {
  readonly lightness: number;
  readonly chroma: number;
  /** In radians. */
  readonly hue: number;
}

type Rgb = readonly [number, number, number];

const READABLE = 4.5;
const WHITE = '#ffffff';
/** The lightest and the darkest ground that brand-coloured text stands on, beside its own soft one. */
const LIGHT_GROUND = '#eff0f8';
const DARK_GROUND = '#2b2e4d';

/** `colour` is `#rrggbb`. */
export function brandPaletteOf(colour: string): BrandPalette {
  const chosen = lchOf(rgbOf(colour));
  const at = (lightness: number, share = 1) =>
    hexOf(rgbInGamut({ ...chosen, lightness, chroma: chosen.chroma * share }));
  const filled = darkUntil(at, chosen.lightness, [WHITE]);
  const light = { soft: at(0.955, 0.25), line: at(0.87, 0.6) };
  const dark = { soft: at(0.31, 0.6), line: at(0.45, 0.8) };
  const heats = ([one, two, three, four]: readonly [number, number, number, number]) => ({
    'heat-1': at(one, 0.6),
    'heat-2': at(two),
    'heat-3': at(three),
    'heat-4': at(four),
  });
  return {
    shades: [
      ...([at(0.965), at(0.93), at(0.86), at(0.78), at(0.7), at(0.64)] as const),
      ...([filled, at(0.5), at(0.42), at(0.34)] as const),
    ],
    light: {
      brand: filled,
      'brand-text': darkUntil(at, chosen.lightness, [LIGHT_GROUND, light.soft]),
      'brand-deep': darkUntil(at, 0.42, [LIGHT_GROUND, light.soft]),
      'brand-soft': light.soft,
      'brand-line': light.line,
      ...heats([0.88, 0.76, 0.62, 0.45]),
    },
    dark: {
      brand: filled,
      'brand-text': lightUntil(at, 0.76, [DARK_GROUND, dark.soft]),
      'brand-deep': lightUntil(at, 0.85, [DARK_GROUND, dark.soft]),
      'brand-soft': dark.soft,
      'brand-line': dark.line,
      ...heats([0.34, 0.46, 0.62, 0.8]),
    },
  };
}

/** The contrast of two colours by WCAG 2.2: 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const STEP = 0.005;

function darkUntil(at: (lightness: number) => string, start: number, grounds: readonly string[]): string {
  let lightness = Math.min(start, 0.75);
  while (lightness > STEP && !isReadable(at(lightness), grounds)) lightness -= STEP;
  return at(lightness);
}

function lightUntil(at: (lightness: number) => string, start: number, grounds: readonly string[]): string {
  let lightness = start;
  while (lightness < 1 - STEP && !isReadable(at(lightness), grounds)) lightness += STEP;
  return at(lightness);
}

function isReadable(colour: string, grounds: readonly string[]): boolean {
  return grounds.every((ground) => contrastOf(colour, ground) >= READABLE);
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = rgbOf(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Each from 0 to 1. */
function rgbOf(colour: string): Rgb {
  const part = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

function hexOf(rgb: Rgb): string {
  const part = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${rgb.map(part).join('')}`;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function gamma(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

function lchOf(rgb: Rgb): Lch {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, c),
    hue: Math.atan2(c, a),
  };
}

function rgbOfLch({ lightness, chroma, hue }: Lch): Rgb {
  const [a, c] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * c) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * c) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * c) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Less colourful until a screen can show it. */
function rgbInGamut(colour: Lch): Rgb {
  const slack = 0.001;
  for (let share = 1; share > 0; share -= 0.02) {
    const rgb = rgbOfLch({ ...colour, chroma: colour.chroma * share });
    if (rgb.every((part) => part >= -slack && part <= 1 + slack)) return rgb;
  }
  return rgbOfLch({ ...colour, chroma: 0 });
}
