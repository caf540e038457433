/** Reads bytes in order. Whoever reads past the end gets a `RangeError`. */
export class ByteCursor {
  at = 0;
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const value = this.#view.getUint8(this.at);
    this.at += 1;
    return value;
  }

  uint16(isLittle = false): number {
    const value = this.#view.getUint16(this.at, isLittle);
    this.at += 2;
    return value;
  }

  uint32(isLittle = false): number {
    const value = this.#view.getUint32(this.at, isLittle);
    this.at += 4;
    return value;
  }

  skip(count: number): void {
    this.at += count;
    if (this.at > this.bytes.length) throw new RangeError('the bytes end too early');
  }

  /** The next so many bytes as characters of one byte. */
  word(count: number): string {
    const from = this.at;
    this.skip(count);
    return String.fromCharCode(...this.bytes.subarray(from, this.at));
  }

  /** What was passed since then. */
  since(from: number): Uint8Array {
    return this.bytes.subarray(from, this.at);
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
