/** Crockford's base 32: no letter that looks like a digit, so that a serial can be read from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS_PER_LETTER = 5n;

export const SERIAL_BYTES = 16;
/** 128 bits in letters of five. */
const SERIAL_LENGTH = 26;
const GROUPS = /^(.{5})(.{5})(.{5})(.{5})(.{6})$/;

/** The serial that 16 random bytes make, 26 letters long. */
export function serialOf(bytes: Uint8Array): string {
  if (bytes.length !== SERIAL_BYTES) throw new RangeError(`A serial is made of ${SERIAL_BYTES} bytes`);
  let rest = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  let serial = '';
  while (serial.length < SERIAL_LENGTH) {
    serial = `${ALPHABET[Number(rest & 31n)]}${serial}`;
    rest >>= BITS_PER_LETTER;
  }
  return serial;
}

/** The serial that somebody typed: in any case, in groups or not, with O for 0. `undefined` for what is none. */
export function parseSerial(text: string): string | undefined {
  const serial = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return isSerial(serial) ? serial : undefined;
}

function isSerial(text: string): boolean {
  return (
    text.length === SERIAL_LENGTH && /^[0-7]/.test(text) && [...text].every((at) => ALPHABET.includes(at))
  );
}

/** The serial in groups, as it is printed. */
export function groupedSerial(serial: string): string {
  return serial.replace(GROUPS, '$1-$2-$3-$4-$5');
}
