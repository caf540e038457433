import { type NameProblem, type PersonNames, personProblemOf } from './name-problem.ts';
import type { Role } from './schemas.ts';
import { isReservedUserName } from './user-name.ts';

/** What of an account says how others see it. */
export interface NamedAccount extends PersonNames {
  /** Null for guests, and for whoever signs in by an address or a provider alone. */
  readonly username: string | null;
  readonly role: Role;
}

/** What an account is called of which others see no name. */
export const NOBODYS_NAME = 'Learner';

/**
 * The name by which others see somebody: the first name with the initial of the last, else the user name, else "Guest" or, for
 * an account, "Learner".
 * Names from before a rule are judged like new ones: one that nobody sees or that poses as the installation is passed
 * over, and so is such a user name, unless an administrator has it: for "Learner".
 */
export function displayNameOf(account: NamedAccount): string {
  const { firstName, lastName, username } = account;
  const initial = Array.from(lastName)[0];
  const name = `${firstName} ${initial === undefined ? '' : `${initial}.`}`.trim();
  if (name !== '' && personProblemOf(account) === undefined) return name;
  if (username === null) return account.role === 'guest' ? 'Guest' : NOBODYS_NAME;
  return isPosingUserName(account) ? NOBODYS_NAME : username;
}

const NEUTRAL_NAMES: readonly string[] = ['Guest', NOBODYS_NAME];

/** Whether a name is the installation's for whoever has none of their own. */
export function isNeutralName(name: string): boolean {
  return NEUTRAL_NAMES.includes(name);
}

/** Why others do not see an account's names as they are kept; undefined where they do. */
export function hiddenNameProblemOf(account: NamedAccount): NameProblem | undefined {
  return personProblemOf(account) ?? (isPosingUserName(account) ? 'posing' : undefined);
}

function isPosingUserName({ username, role }: NamedAccount): boolean {
  return username !== null && role !== 'admin' && isReservedUserName(username);
}
