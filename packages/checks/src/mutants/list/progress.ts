import type { Mutant } from '../mutant.ts';

export const progressMutants: readonly Mutant[] = [];
