/** What was made lately, so that a certificate looked at by many is drawn once. */
export interface KeptRenderings {
  /** What is kept under the key, or what `make` makes; of many who ask at once one makes it. */
  get(key: string, make: () => Promise<Buffer>): Promise<Buffer>;
}

interface Limits {
  readonly maxBytes: number;
  /** How many are made at the same time; others wait. */
  readonly atOnce: number;
}

export function keepRenderings({ maxBytes, atOnce }: Limits): KeptRenderings {
  const kept = new Map<string, Buffer>();
  const making = new Map<string, Promise<Buffer>>();
  const waiting: (() => void)[] = [];
  let bytes = 0;
  let running = 0;

  const takeTurn = async (): Promise<void> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const passTurn = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  const keep = (key: string, made: Buffer): void => {
    kept.set(key, made);
    bytes += made.length;
    for (const [oldest, buffer] of kept) {
      if (bytes <= maxBytes) break;
      kept.delete(oldest);
      bytes -= buffer.length;
    }
  };
  const makeInTurn = async (key: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    await takeTurn();
    try {
      const made = await make();
      keep(key, made);
      return made;
    } finally {
      passTurn();
      making.delete(key);
    }
  };

  return {
    get: async (key, make) => {
      const found = kept.get(key);
      if (found !== undefined) {
        // Moved to the end: what was asked for last goes last.
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const begun = making.get(key) ?? makeInTurn(key, make);
      making.set(key, begun);
      return await begun;
    },
  };
}
