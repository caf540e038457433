/** How a text names an image: by SHA-256 of its bytes, in hex. */
const ADDRESS = /^image:([0-9a-f]{64})$/;
const ADDRESSES = /image:([0-9a-f]{64})(?![0-9a-f])/g;

/** `image:` and the hash. */
export function addressOfImage(hash: string): string {
  return `image:${hash}`;
}

/** The hash in an address; undefined for any other address. */
export function hashInAddress(address: string): string | undefined {
  return ADDRESS.exec(address)?.[1];
}

/** Where the image with this hash is shown from. */
export function pathOfImage(hash: string): string {
  return `/images/${hash}`;
}

/** The hashes of all images that texts in it name, however deep, each once. */
export function imagesNamedIn(value: unknown): string[] {
  const found = new Set<string>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes('image:'))
      for (const [, hash] of value.matchAll(ADDRESSES)) if (hash !== undefined) found.add(hash);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collect(part, found);
  }
}
