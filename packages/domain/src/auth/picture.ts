/** As much as a camera makes of one; what is kept is a few kilobytes. */
export const PICTURE_MAX_BYTES = 8 * 1024 * 1024;
/** What is kept is as wide as high. */
export const PICTURE_PIXELS = 256;

/** Where the picture with this hash is shown from: another one has another address. */
export function addressOfPicture(hash: string): string {
  return `/pictures/${hash}.webp`;
}

const ADDRESS = /^\/pictures\/([\da-f]{64})\.webp$/;

/** The hash of the picture that is shown from there; null where something else is, such as an avatar. */
export function hashOfPictureAt(address: string): string | null {
  return ADDRESS.exec(address)?.[1] ?? null;
}
