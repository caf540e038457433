import type { Mutant } from '../mutant.ts';

export const platformMutants: readonly Mutant[] = [];
