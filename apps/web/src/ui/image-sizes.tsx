import { createContext, type ReactNode, use, useMemo } from 'react';

export interface SizedImage {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

type Sizes = ReadonlyMap<string, SizedImage>;

const Known = createContext<Sizes>(new Map());

interface ImageSizesProps {
  readonly images: readonly SizedImage[] | undefined;
  readonly children: ReactNode;
}

/** How large the images are that texts below name: they have their room before they are there, and nothing jumps. */
export function ImageSizes({ images, children }: ImageSizesProps) {
  const outside = use(Known);
  const all = useMemo(
    () => new Map([...outside, ...(images ?? []).map((image) => [image.hash, image] as const)]),
    [outside, images],
  );
  return <Known value={all}>{children}</Known>;
}

/** Undefined where nobody said. */
export function useImageSize(hash: string): SizedImage | undefined {
  return use(Known).get(hash);
}
