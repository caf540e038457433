import { type Rights, rightNames } from '@studyhall/domain/auth/rights';
import type { Outputs } from '../../connection/api.ts';
import type { Column } from '../../output/result.ts';
import { erasureAskedBy } from './leaving.ts';

type User = Outputs['admin']['listUsers']['items'][number];

/** Guests have no name, so their id stands for one. */
export const userColumns: readonly Column<User>[] = [
  {
    name: 'username',
    title: 'user',
    value: (user) => user.username,
    shown: (user) => user.username ?? user.email ?? user.pendingEmail ?? user.userId,
  },
  { name: 'email', value: (user) => user.email, isFlexible: true },
  { name: 'pendingEmail', title: 'address to verify', value: (user) => user.pendingEmail, isDetail: true },
  { name: 'isInvited', title: 'not entered yet', value: (user) => user.isInvited, isDetail: true },
  { name: 'role', value: (user) => user.role },
  { name: 'rights', value: (user) => rightsText(user.rights) },
  { name: 'isActive', value: (user) => user.isActive },
  { name: 'banReason', value: (user) => user.banReason, isDetail: true },
  { name: 'banEndsAt', title: 'ban ends', value: (user) => user.banEndsAt, isDetail: true },
  { name: 'eraseAt', title: 'is erased on', value: (user) => user.deletion?.eraseAt ?? null, isDetail: true },
  {
    name: 'erasureAskedBy',
    title: 'erasure asked for by',
    value: (user) => erasureAskedBy(user),
    isDetail: true,
  },
  { name: 'level', value: (user) => user.level },
  { name: 'xp', title: 'XP', value: (user) => user.xp },
  { name: 'createdAt', value: (user) => user.createdAt },
  { name: 'lastLoginAt', value: (user) => user.lastLoginAt },
  { name: 'firstName', value: (user) => user.firstName, isDetail: true },
  { name: 'lastName', value: (user) => user.lastName, isDetail: true },
  { name: 'nameProblem', title: 'name not shown', value: (user) => user.nameProblem, isDetail: true },
  { name: 'userId', title: 'user id', value: (user) => user.userId, isDetail: true },
];

/** "author of listed exams, support"; nothing where nobody granted a right. */
export function rightsText(rights: Rights): string | null {
  const held = rightNames.flatMap((name) => {
    const reach = rights[name];
    if (reach === undefined) return [];
    return [reach === 'listed' ? `${name} of listed exams` : name];
  });
  return held.length === 0 ? null : held.join(', ');
}
