/** The part of fontkit that is used here; it ships no types. */
declare module 'fontkit' {
  export interface Path {
    readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
  }

  export interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(
      text: string,
      features?: Readonly<Record<string, boolean>>,
    ): {
      readonly advanceWidth: number;
      readonly glyphs: readonly { readonly path: Path }[];
      readonly positions: readonly {
        readonly xAdvance: number;
        readonly xOffset: number;
        readonly yOffset: number;
      }[];
    };
  }

  export function create(bytes: Buffer): Font;
}
