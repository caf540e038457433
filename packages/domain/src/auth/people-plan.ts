import { canonicalEmail } from './email-address.ts';
import type { PeopleProblem } from './people-csv.ts';
import type { Newcomer } from './people-schemas.ts';
import { isPowerful, type Rights } from './rights.ts';
import type { Role } from './schemas.ts';
import { canonicalUserName } from './user-name.ts';

/** What a file of people is held against. */
export interface KnownPerson {
  readonly userId: string;
  readonly username: string | null;
  /** The address that was proved. */
  readonly email: string | null;
  readonly pendingEmail: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly rights: Rights;
  /** Whether its owner has been in: from then on the names are theirs, and an address that only waits is anybody's. */
  readonly isEntered: boolean;
  /** Why nobody enters it now; null where it is open. */
  readonly shut: 'banned' | 'closed' | 'leaving' | null;
}

export interface NewcomerRow {
  readonly line: number;
  readonly newcomer: Newcomer;
}

/** What becomes of a row. */
export type PlannedPerson =
  | { readonly outcome: 'created'; readonly line: number; readonly newcomer: Newcomer }
  | {
      readonly outcome: 'updated';
      readonly line: number;
      readonly newcomer: Newcomer;
      readonly userId: string;
      readonly firstName: string;
      readonly lastName: string;
      readonly isHanded: boolean;
    }
  | {
      readonly outcome: 'unchanged';
      readonly line: number;
      readonly newcomer: Newcomer;
      readonly userId: string;
      /**
       * Whether a link that was handed over is the way in: nobody has come, and there is no address. Into an account with
       * power over others a file opens no way.
       */
      readonly isHanded: boolean;
    }
  | {
      readonly outcome: 'differing' | 'rejected';
      readonly line: number;
      readonly newcomer: Newcomer;
      readonly problems: readonly PeopleProblem[];
    };

/**
 * What becomes of each row, beside the accounts that there are and the rows before it. Carried out and planned again,
 * nothing is created or updated.
 */
export function planPeople(
  rows: readonly NewcomerRow[],
  accounts: readonly KnownPerson[],
): readonly PlannedPerson[] {
  const byName = new Map<string, KnownPerson>();
  const byAddress = new Map<string, KnownPerson>();
  for (const account of accounts) {
    if (account.username !== null) byName.set(canonicalUserName(account.username), account);
    if (account.isEntered || account.pendingEmail === null) continue;
    const waiting = canonicalEmail(account.pendingEmail);
    if (!byAddress.has(waiting)) byAddress.set(waiting, account);
  }
  // What was proved outweighs what waits.
  for (const account of accounts)
    if (account.email !== null) byAddress.set(canonicalEmail(account.email), account);
  const seen = new Map<string, number>();
  const meant = new Map<string, number>();
  return rows.map(({ line, newcomer }): PlannedPerson => {
    const repeated = repeatedIn(seen, { line, newcomer });
    if (repeated !== undefined) return { outcome: 'rejected', line, newcomer, problems: [repeated] };
    const { username, email } = newcomer;
    const named = username === undefined ? undefined : byName.get(canonicalUserName(username));
    const addressed = email === undefined ? undefined : byAddress.get(canonicalEmail(email));
    const conflict = conflictOf(newcomer, named, addressed);
    if (conflict !== undefined) return { outcome: 'rejected', line, newcomer, problems: [conflict] };
    const account = named ?? addressed;
    if (account === undefined) return { outcome: 'created', line, newcomer };
    // By the name in one row and by the address in another: each would undo what the other says.
    const earlier = meant.get(account.userId);
    if (earlier !== undefined) {
      const column = named === undefined ? 'address' : 'user-name';
      const problems = [{ column, problem: 'repeated', detail: String(earlier) } as const];
      return { outcome: 'rejected', line, newcomer, problems };
    }
    meant.set(account.userId, line);
    return beside(account, { line, newcomer });
  });
}

function repeatedIn(seen: Map<string, number>, { line, newcomer }: NewcomerRow): PeopleProblem | undefined {
  const { username, email } = newcomer;
  const keys = [
    ...(username === undefined ? [] : [['user-name', canonicalUserName(username)] as const]),
    ...(email === undefined ? [] : [['address', canonicalEmail(email)] as const]),
  ];
  for (const [column, value] of keys) {
    const earlier = seen.get(`${column} ${value}`);
    if (earlier !== undefined) return { column, problem: 'repeated', detail: String(earlier) };
  }
  for (const [column, value] of keys) seen.set(`${column} ${value}`, line);
  return undefined;
}

function conflictOf(
  { username, email }: Newcomer,
  named: KnownPerson | undefined,
  addressed: KnownPerson | undefined,
): PeopleProblem | undefined {
  if (username === undefined || email === undefined) return undefined;
  const problem = (kind: 'address-taken' | 'address-differs'): PeopleProblem => ({
    column: 'address',
    problem: kind,
    detail: '',
  });
  if (named === undefined) return addressed === undefined ? undefined : problem('address-taken');
  const own = [named.email, named.pendingEmail].map((address) => canonicalEmail(address ?? ''));
  if (own.includes(canonicalEmail(email))) return undefined;
  return problem(addressed === undefined ? 'address-differs' : 'address-taken');
}

function beside(account: KnownPerson, { line, newcomer }: NewcomerRow): PlannedPerson {
  const firstName = newcomer.firstName || account.firstName;
  const lastName = newcomer.lastName || account.lastName;
  const isNameOther = firstName !== account.firstName || lastName !== account.lastName;
  const problems: PeopleProblem[] = [];
  if (account.shut !== null) {
    const column = newcomer.username === undefined ? 'address' : 'user-name';
    problems.push({ column, problem: `account-${account.shut}`, detail: '' });
  }
  if (isNameOther && account.isEntered) {
    const column = firstName === account.firstName ? 'last-name' : 'first-name';
    const detail = `${account.firstName} ${account.lastName}`.trim();
    problems.push({ column, problem: 'name-differs', detail });
  }
  if (newcomer.role !== undefined && newcomer.role !== account.role)
    problems.push({ column: 'role', problem: 'role-differs', detail: account.role });
  if (problems.length > 0) return { outcome: 'differing', line, newcomer, problems };
  const { userId } = account;
  const isReachedByHand = !account.isEntered && account.email === null && account.pendingEmail === null;
  const isHanded = isReachedByHand && !isPowerful(account);
  if (!isNameOther) return { outcome: 'unchanged', line, newcomer, userId, isHanded };
  return { outcome: 'updated', line, newcomer, userId, firstName, lastName, isHanded };
}
