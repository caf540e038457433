import { localTime } from '../../output/table.ts';
import type { User } from './find.ts';

/** What an account is for an administrator who changes it. */
export function stateOf({ isActive, banReason, deletion }: User): string {
  if (isActive) return 'active';
  if (banReason !== null) return 'banned';
  return deletion?.canBeTakenBack === true ? 'closed by the wish to be deleted' : 'deactivated';
}

/** That what somebody is given is of no use while their account is shut; nothing where it is open. */
export function untilOpened(user: User): string {
  if (user.isActive) return '';
  const erased = willBeErased(user);
  return ` The account is ${stateOf(user)}${erased === null ? '' : `, and ${erased}`}: until it is opened this lets nobody do anything.`;
}

/** Nobody but an administrator opens it, and no end of a ban. */
export function isClosedForGood({ isActive, banReason, deletion }: User): boolean {
  return !isActive && banReason === null && deletion?.canBeTakenBack !== true;
}

/** Who asked for an account to be erased; null where nobody did. */
export function erasureAskedBy({ deletion }: Pick<User, 'deletion'>): string | null {
  return deletion === null ? null : (deletion.requestedBy ?? 'the owner');
}

/** "is erased on 24 March 2026, which the owner asked for"; null where nobody did. */
export function willBeErased({ deletion }: User): string | null {
  if (deletion === null) return null;
  return `is erased on ${localTime(deletion.eraseAt)}, which ${deletion.requestedBy ?? 'the owner'} asked for`;
}
