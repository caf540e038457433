import type { Mutant } from '../mutant.ts';

export const homeMutants: readonly Mutant[] = [];
