import type { Mutant } from '../mutant.ts';

export const quizzesMutants: readonly Mutant[] = [];
