import type { Mutant } from '../mutant.ts';

export const gamificationMutants: readonly Mutant[] = [];
