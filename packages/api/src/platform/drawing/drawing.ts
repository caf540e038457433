/** A colour, or two that flow into each other from top to bottom of the shape. */
export type Paint = string | { readonly from: string; readonly to: string };

export type Weight = 400 | 600 | 700;

/** A filled or stroked outline, as the `d` of an SVG path. */
export interface Shape {
  readonly kind: 'shape';
  readonly path: string;
  readonly fill?: Paint;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
  /** Where its origin comes to stand, and how large a unit is there. */
  readonly at?: { readonly x: number; readonly y: number; readonly scale: number };
  /** Top and bottom, for a paint that flows. */
  readonly span?: readonly [number, number];
}

/** One line of text on its baseline. */
export interface Line {
  readonly kind: 'line';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Space added after each character. */
  readonly tracking?: number;
  readonly opacity?: number;
  /** Degrees, clockwise around its anchor. */
  readonly rotation?: number;
}

export type Mark = Shape | Line;

/**
 * Marks that are one thing to somebody who hears the page: a heading, a paragraph, an item of a list, a picture with its
 * words, or decoration, which is nothing.
 */
export interface Part {
  readonly role: 'heading' | 'paragraph' | 'item' | 'picture' | 'decoration';
  /** What a picture shows. */
  readonly alt?: string;
  readonly marks: readonly Mark[];
}

/** A page in points, described once and drawn in every format. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly language: string;
  /** In the order in which they are read. */
  readonly parts: readonly Part[];
}
