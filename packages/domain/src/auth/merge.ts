import * as z from 'zod';
import type { Reason } from '../errors.ts';
import { uuid } from '../primitives.ts';
import type { Role } from './schemas.ts';

/** For how long a code gives an account away. */
export const MERGE_CODE_MINUTES = 30;

/** How two accounts become one, in order; what is given back goes the same way. */
export const mergeStates = ['taken-out', 'merged', 'given-back', 'undone'] as const;
export type MergeState = (typeof mergeStates)[number];

const code = z
  .string()
  .trim()
  .max(120)
  .regex(/^[\w.-]+$/, { error: 'is not such a code' });

/** The account that gave this code, which is to become part of one's own. */
export const MergeAccounts = z.object({ code });
export type MergeAccounts = z.output<typeof MergeAccounts>;

export const UndoMerge = z.object({ mergeId: uuid });
export type UndoMerge = z.output<typeof UndoMerge>;

/** What decides whether an account takes part in a merge. */
export interface MergingAccount {
  readonly id: string;
  readonly role: Role;
  readonly isActive: boolean;
  /** Credits that it owes. */
  readonly debt: number;
  /** A merge of it, or into it, that is not at its end. */
  readonly isUnderWay: boolean;
}

/**
 * Why two accounts do not become one; undefined where they may. Rights are given to one account by somebody who knows it, so
 * an administrator's is never merged. A guest proves nothing, and registering keeps everything. Whoever is shut out, or
 * goes, takes nothing elsewhere; and neither does a debt.
 */
export function mergeRefusal(keep: MergingAccount, other: MergingAccount): Reason | undefined {
  const both = [keep, other];
  if (keep.id === other.id) return 'merge-same-account';
  if (both.some(({ isUnderWay }) => isUnderWay)) return 'merge-under-way';
  if (both.some(({ isActive }) => !isActive)) return 'merge-account-closed';
  if (both.some(({ role }) => role === 'admin')) return 'merge-of-administrator';
  if (both.some(({ role }) => role === 'guest')) return 'merge-account-closed';
  if (both.some(({ debt }) => debt > 0)) return 'merge-debt-open';
  return undefined;
}
