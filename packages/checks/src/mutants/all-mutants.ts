import { accessMutants } from './list/access.ts';
import { authMutants } from './list/auth.ts';
import { billingMutants } from './list/billing.ts';
import { gamificationMutants } from './list/gamification.ts';
import { homeMutants } from './list/home.ts';
import { platformMutants } from './list/platform.ts';
import { progressMutants } from './list/progress.ts';
import { quizzesMutants } from './list/quizzes.ts';
import type { Mutant } from './mutant.ts';

export const allMutants: readonly Mutant[] = [
  ...accessMutants,
  ...platformMutants,
  ...authMutants,
  ...billingMutants,
  ...gamificationMutants,
  ...progressMutants,
  ...quizzesMutants,
  ...homeMutants,
];
