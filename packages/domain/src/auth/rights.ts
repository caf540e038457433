import * as z from 'zod';
import type { Role } from './roles.ts';

/** What administrators let somebody do beside their role. */
export const rightNames = ['author', 'support'] as const;
export const RightName = z.enum(rightNames);
export type RightName = z.output<typeof RightName>;

/**
 * What somebody holds, and how far it reaches; what is missing is not held. Who is author of `listed` exams has those that
 * an administrator chose.
 */
export const Rights = z.object({
  author: z.enum(['all', 'listed']).optional(),
  support: z.literal('all').optional(),
});
export type Rights = Readonly<z.output<typeof Rights>>;

/** Whoever may hold rights. */
export interface Holder {
  readonly role: Role;
  readonly rights?: Rights | undefined;
}

/** Whether somebody may what the right opens: administrators may everything, guests nothing of it. */
export function holds({ role, rights }: Holder, name: RightName): boolean {
  if (role === 'admin') return true;
  return role !== 'guest' && rights?.[name] !== undefined;
}

/** Whether somebody has power beside their own account: what they do is told, and looked at more closely. */
export function isPowerful(holder: Holder): boolean {
  return rightNames.some((name) => holds(holder, name));
}

/** Whether a chosen list says for which exams somebody is author. */
export function isAuthorOfListed(holder: Holder): boolean {
  return holder.role !== 'admin' && holder.rights?.author === 'listed';
}
