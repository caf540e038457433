import { createGate, type Gate, type GateOptions } from './gate.ts';

export type FairShare = <T>(owner: string, work: () => Promise<T>) => Promise<T>;

/**
 * A gate for each owner: what one of them sends at once waits for itself, before it takes connections from the others.
 * Errors: `busy` with `retryAfterSeconds`.
 */
export function createFairShare(options: GateOptions): FairShare {
  const gates = new Map<string, { readonly gate: Gate; calls: number }>();
  return async (owner, work) => {
    const own = gates.get(owner) ?? { gate: createGate(options), calls: 0 };
    gates.set(owner, own);
    own.calls += 1;
    try {
      return await own.gate(work);
    } finally {
      own.calls -= 1;
      if (own.calls === 0) gates.delete(owner);
    }
  };
}
