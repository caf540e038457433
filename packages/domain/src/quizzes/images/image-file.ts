/** What an image may be, by its name here, with the type that browsers are told and the end of a file's name. */
export const imageKinds = {
  png: { type: 'image/png', ending: 'png' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  webp: { type: 'image/webp', ending: 'webp' },
  gif: { type: 'image/gif', ending: 'gif' },
} as const;
export type ImageKind = keyof typeof imageKinds;
export const imageKindNames = ['png', 'jpeg', 'webp', 'gif'] as const satisfies readonly ImageKind[];

export const IMAGE_MAX_BYTES = 8 * 1024 * 1024;
export const IMAGE_MAX_SIDE = 10_000;
export const IMAGE_MAX_PIXELS = 40_000_000;
export const IMAGE_MAX_FRAMES = 300;
/** Of all frames together: browsers keep them unpacked. */
export const IMAGE_MAX_MOVING_PIXELS = 150_000_000;

/** Why bytes are no image that a question may show. */
export const imageProblems = [
  'drawing',
  'unknown-kind',
  'malformed',
  'too-many-bytes',
  'too-many-pixels',
  'too-many-frames',
] as const;
export type ImageProblem = (typeof imageProblems)[number];

/** The same in words, to follow what a file is called. */
export const imageProblemWords: Readonly<Record<ImageProblem, string>> = {
  drawing: 'is an SVG, which can run code: save it as PNG',
  'unknown-kind': 'is no PNG, JPEG, WebP or GIF',
  malformed: 'is damaged: it cannot be read to its end',
  'too-many-bytes': 'is larger than 8 MB',
  'too-many-pixels': 'has more than 40 million pixels, or a side of more than 10,000',
  'too-many-frames': 'moves for longer than 300 frames, or has too many pixels in all of them',
};

/** An image as it is in its file. */
export interface ImageFile {
  readonly kind: ImageKind;
  /** In pixels, before it is turned upright. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** How it has to be turned to stand upright, in the words of Exif: 1 is upright. */
  readonly orientation: number;
  /** Without what cameras and programs wrote beside what is seen, such as the place, and without what follows the image. */
  readonly content: Uint8Array;
}

/** Reads the bytes of one kind. Errors: a `RangeError` where they end too early. */
export type ImageReader = (bytes: Uint8Array) => Omit<ImageFile, 'kind'> | undefined;
