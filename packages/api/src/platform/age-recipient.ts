const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const PREFIX = 'age';
const GENERATOR = [0x3b_6a_57_b2, 0x26_50_8e_6d, 0x1e_a1_19_fa, 0x3d_42_33_dd, 0x2a_14_62_b3];
/** 32 bytes in groups of five bits, and the sum of Bech32 behind them. */
const SYMBOLS = 52 + 6;

/**
 * Whether a text is a public key of `age` (X25519), such as `age1…`; a slip of the pen is noticed. Written out, because a
 * start checks its settings before it reads any library. Source: BIP 173, https://age-encryption.org/v1.
 */
export function isAgeRecipient(text: string): boolean {
  if (!text.startsWith(`${PREFIX}1`)) return false;
  const symbols = Array.from(text.slice(PREFIX.length + 1), (letter) => ALPHABET.indexOf(letter));
  if (symbols.length !== SYMBOLS || symbols.includes(-1)) return false;
  const letters = Array.from(PREFIX, (letter) => letter.charCodeAt(0));
  const prefix = [...letters.map((code) => code >> 5), 0, ...letters.map((code) => code & 31)];
  return sumOf([...prefix, ...symbols]) === 1;
}

function sumOf(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1_ff_ff_ff) << 5) ^ value;
    for (const [bit, generator] of GENERATOR.entries()) if (((top >>> bit) & 1) === 1) sum ^= generator;
  }
  return sum >>> 0;
}
