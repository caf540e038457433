/** Random numbers that a seed repeats. */
export interface Random {
  /** A whole number from 0 to `bound` - 1, each equally likely. */
  below(bound: number): number;
}

const WORDS = 4;
const UINT32 = 2 ** 32;

/** sfc32 by Chris Doty-Humphrey, from his PractRand (public domain): 128 bits of state, period at least 2^32. */
function sfc32(seed: Uint32Array): () => number {
  let [a = 0, b = 0, c = 0, counter = 0] = seed;
  return () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
}

/** FNV-1a (Fowler, Noll, Vo), one 32-bit hash for each word of the seed. */
function saltOf(text: string, word: number): number {
  let hash = 0x811c9dc5 ^ word;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

function wordsOf(seed: string, purpose: string): Uint32Array {
  if (!/^[0-9a-f]{32}$/i.test(seed)) throw new RangeError('seed: must be 32 hexadecimal digits');
  return Uint32Array.from({ length: WORDS }, (_, word) => {
    return Number.parseInt(seed.slice(word * 8, word * 8 + 8), 16) ^ saltOf(purpose, word);
  });
}

/**
 * The random numbers of a seed (32 hexadecimal digits) for one purpose; other purposes get others. They repeat
 * exactly on every platform. Fair, but not for secrets: enough of them give the state away.
 */
export function randomFrom(seed: string, purpose = ''): Random {
  const next = sfc32(wordsOf(seed, purpose));
  // Twelve rounds carry every bit of the seed into every bit of the state, as in PractRand.
  for (let round = 0; round < 12; round += 1) next();
  return {
    below(bound) {
      // Numbers beyond the last whole multiple would favour the small results.
      const limit = UINT32 - (UINT32 % bound);
      let value = next();
      while (value >= limit) value = next();
      return value % bound;
    },
  };
}
