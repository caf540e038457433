import * as z from 'zod';
import { planEndings } from './plan-endings.ts';
import { linkToken, userReference } from './schemas.ts';

/** For how many days an account that is to be deleted can be taken back. */
export const DELETION_DAYS = 14;

/** When an account is erased whose deletion is asked for now. */
export function eraseAtOf(now: Date): Date {
  return new Date(now.getTime() + DELETION_DAYS * 24 * 60 * 60 * 1000);
}

/** When plans end, which has to be said where one goes on. */
const plan = z.enum(planEndings).optional();

export const RequestDeletion = z.object({ plan });
export type RequestDeletion = z.output<typeof RequestDeletion>;

export const EraseUser = z.object({
  user: userReference,
  plan,
  /** Without the days in which it can be taken back. */
  isNow: z.boolean().default(false),
});
export type EraseUser = z.output<typeof EraseUser>;

export const TakeBackDeletion = z.object({ token: linkToken });
export type TakeBackDeletion = z.output<typeof TakeBackDeletion>;
