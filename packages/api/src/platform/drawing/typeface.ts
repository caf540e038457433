import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import type { Weight } from './drawing.ts';
import { sfntOfWoff } from './sfnt-of-woff.ts';

/** Inter is published in parts by script; a text may need several. */
const SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'];
const WEIGHTS: readonly Weight[] = [400, 600, 700];

/** Kerning, and marks on their letters; contextual alternates cost much and change nothing here. */
export const FEATURES = { calt: false } as const;

/** One file of the typeface. */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  readonly font: Font;
}

/** A stretch of text that one file can draw. */
export interface Run {
  readonly face: Face;
  readonly text: string;
  /** In ems. */
  readonly width: number;
}

export interface Typeface {
  /** The text cut where another file is needed. */
  runsOf(text: string, weight: Weight): Run[];
  widthOf(text: string, style: TextStyle): number;
  /** True if some file has the character. */
  hasGlyph(character: string): boolean;
}

export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  readonly tracking?: number;
}

let files: Promise<FacesByWeight> | undefined;

/** The files are read when the first document is drawn; what was measured is remembered for one drawing. */
export async function loadTypeface(): Promise<Typeface> {
  files ??= readFaces();
  return typefaceOf(await files);
}

type FacesByWeight = ReadonlyMap<Weight, readonly Face[]>;

async function readFaces(): Promise<FacesByWeight> {
  const { create } = await import('fontkit');
  const { resolve } = createRequire(import.meta.url);
  const read = async (weight: Weight, script: string): Promise<Face> => {
    const name = `inter-${script}-${weight}-normal`;
    const bytes = sfntOfWoff(await readFile(resolve(`@fontsource/inter/files/${name}.woff`)));
    let font: Font | undefined;
    return {
      name,
      bytes,
      // Most documents need one script.
      get font() {
        font ??= create(bytes);
        return font;
      },
    };
  };
  const facesOf = async (weight: Weight): Promise<[Weight, Face[]]> => [
    weight,
    await Promise.all(SCRIPTS.map((script) => read(weight, script))),
  ];
  return new Map(await Promise.all(WEIGHTS.map(facesOf)));
}

function typefaceOf(faces: FacesByWeight): Typeface {
  const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const known = new Map<string, Run[]>();
  const runsOf = (text: string, weight: Weight): Run[] => {
    const key = `${weight} ${text}`;
    const runs = known.get(key) ?? cut(text, weight);
    known.set(key, runs);
    return runs;
  };
  const cut = (text: string, weight: Weight): Run[] => {
    const among = faces.get(weight) ?? [];
    const pieces: { face: Face; text: string }[] = [];
    for (const { segment } of clusters.segment(text)) {
      const last = pieces.at(-1);
      // Stay with a file as long as it can, so that letters are kerned with each other.
      const face = last !== undefined && canDraw(last.face, segment) ? last.face : faceFor(among, segment);
      if (last?.face === face) last.text += segment;
      else pieces.push({ face, text: segment });
    }
    return pieces.map((piece) => ({ ...piece, width: emsOf(piece.face, piece.text) }));
  };
  return {
    runsOf,
    widthOf: (text, { weight, size, tracking = 0 }) => {
      const ems = runsOf(text, weight).reduce((sum, { width }) => sum + width, 0);
      return ems * size + tracking * Math.max(0, [...text].length - 1);
    },
    hasGlyph: (character) =>
      [...faces.values()].every((among) => among.some((face) => canDraw(face, character))),
  };
}

function canDraw({ font }: Face, cluster: string): boolean {
  return [...cluster].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

function faceFor(faces: readonly Face[], cluster: string): Face {
  const face = faces.find((candidate) => canDraw(candidate, cluster)) ?? faces[0];
  if (face === undefined) throw new Error('The typeface has no files');
  return face;
}

function emsOf({ font }: Face, text: string): number {
  return font.layout(text, FEATURES).advanceWidth / font.unitsPerEm;
}
