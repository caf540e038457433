import { type Holder, holds } from './rights.ts';

/** What a token may be allowed, each with what it opens, in words for whoever hands one to a program. */
export const scopes = {
  read: 'see what you see: your profile, quizzes, courses, boards and orders',
  learn: 'take quizzes and courses in your name',
  author: 'import, export and grade question banks and see courses, for authors and administrators',
  'admin:read':
    'see accounts, money and the state of the server, for administrators; accounts and orders, for support',
  'admin:write': 'change accounts and money, for administrators',
} as const;
export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

/**
 * What a procedure asks of a token. `open`: nothing, it answers anybody. `person`: no token is enough, because it is about
 * who comes in, or about money.
 */
export type NeededScope = Scope | 'open' | 'person';

/** True for what somebody may hand out: where it would open nothing of theirs, they may not. */
export function mayHandOut(holder: Holder, scope: Scope): boolean {
  if (scope === 'author') return holds(holder, 'author');
  if (scope === 'admin:read') return holds(holder, 'support');
  return scope !== 'admin:write' || holder.role === 'admin';
}

/** Why a token with these scopes is not enough; undefined if it is. What says nothing of scopes is closed to tokens. */
export function scopeFault(
  held: readonly Scope[],
  needed: NeededScope | undefined,
): 'session-needed' | 'scope-missing' | undefined {
  if (needed === 'open') return undefined;
  if (needed === undefined || needed === 'person') return 'session-needed';
  return held.includes(needed) ? undefined : 'scope-missing';
}
