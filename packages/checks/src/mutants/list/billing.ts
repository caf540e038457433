import type { Mutant } from '../mutant.ts';

export const billingMutants: readonly Mutant[] = [];
