import { adminPart } from '../admin/account-part.ts';
import { authPart } from '../auth/account-part.ts';
import { billingPart } from '../billing/account-part.ts';
import { gamificationPart } from '../gamification/account-part.ts';
import { livePart } from '../live/account-part.ts';
import type { AccountPart } from '../platform/account-part.ts';
import { platformPart } from '../platform/own-account-part.ts';
import { progressPart } from '../progress/account-part.ts';
import { quizzesPart } from '../quizzes/account-part.ts';

/** How each room takes part in exporting and erasing an account, in the order of the rooms. A room adds its own here. */
export const accountParts: readonly AccountPart[] = [
  platformPart,
  authPart,
  billingPart,
  gamificationPart,
  progressPart,
  quizzesPart,
  livePart,
  adminPart,
];
