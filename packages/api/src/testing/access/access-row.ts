import type { Reason } from '@studyhall/domain/errors';
import type { Access } from '../../platform/trpc.ts';
import type { ProcedureDescription } from '../describe-procedures.ts';
import type { Things } from './possessions.ts';

/**
 * Who asks with the owner's ids: she herself, another learner who has the same, a guest, nobody, somebody whose account
 * was deactivated or banned and who still holds the token, an author of every exam and one of another exam than hers, somebody
 * who looks after people, and an administrator. What a role or a right opens, she asks as somebody who became an administrator.
 */
export const askers = [
  'owner',
  'learner',
  'guest',
  'visitor',
  'deactivated',
  'banned',
  'author',
  'listedAuthor',
  'supporter',
  'administrator',
] as const;
export type Asker = (typeof askers)[number];

/** And a program that has a token of hers without the scope that it needs, and an administrator who sees what she sees. */
export type AskerOrProgram = Asker | 'program' | 'impersonator';

export type Answer = Reason | 'answers';

/** What somebody who asks gets, and the tables of which the owner's rows may be shown and changed by it. */
export interface Expected {
  readonly answer: Answer;
  /** Something of each of these has to be in the answer, or the question would prove nothing. */
  readonly shows: readonly string[];
  readonly mayShow: readonly string[] | 'everything';
  readonly mayChange: readonly string[] | 'everything';
}

/** A procedure asked with the owner's ids. */
export interface AccessRow {
  readonly access: Access;
  readonly asks: (hers: Things) => unknown;
  readonly countsEverybody: boolean;
  readonly expected: Readonly<Record<Asker, Expected>>;
}

interface Rule {
  /** What is asked, where there is something to say. */
  readonly asks?: (hers: Things) => unknown;
  /** What she is answered. */
  readonly owner?: Answer;
  /** The tables of hers that her answer shows. */
  readonly hers?: readonly string[];
  /** Other tables of hers that support sees beside those. */
  readonly beside?: readonly string[];
  /** What the author of another exam is answered. */
  readonly listed?: Answer;
  /** What everybody else is answered whom the kind of procedure lets in. */
  readonly others?: Answer;
  /** Who of them is answered something else. */
  readonly but?: Readonly<Partial<Record<Asker, Answer>>>;
  /** The tables of hers that they may see, and must: she is found. */
  readonly reveals?: readonly string[];
  /** The tables of hers that they may change. */
  readonly changes?: readonly string[];
  /** Others can tell that there is one learner more, by a number or a place. */
  readonly countsEverybody?: boolean;
}

type Others = Exclude<Asker, 'owner'>;

const refused = (answer: Answer): Expected => ({ answer, shows: [], mayShow: [], mayChange: [] });
const signedOut = {
  visitor: refused('unauthenticated'),
  deactivated: refused('unauthenticated'),
  banned: refused('unauthenticated'),
};

function rowOf(access: Access, rule: Rule, others: Readonly<Record<Others, Expected>>): AccessRow {
  const { asks = () => undefined, owner = 'answers', hers = [], countsEverybody = false } = rule;
  const own: Expected = { answer: owner, shows: hers, mayShow: 'everything', mayChange: 'everything' };
  return { access, asks, countsEverybody, expected: { owner: own, ...others } };
}

const holders = ['author', 'listedAuthor', 'supporter'] as const;
type HoldingAsker = (typeof holders)[number];
const isHolding = (asker: Asker): asker is HoldingAsker => holders.some((holder) => holder === asker);

/** Somebody who is let in and has no right to anything of hers. Who holds rights has as little as the administrator. */
function letIn(asker: Others, { others = 'answers', but = {}, reveals = [], changes = [] }: Rule): Expected {
  const answer = but[asker] ?? (isHolding(asker) ? but.administrator : undefined) ?? others;
  const shown = answer === 'answers' ? reveals : [];
  return { answer, shows: shown, mayShow: shown, mayChange: changes };
}

/** What the program gets, whatever she herself would: by what the procedure asks of tokens. */
export function expectedOfProgram(row: AccessRow, scope: string | null): Expected {
  if (scope === 'open') return row.expected.owner;
  return refused(scope === 'person' ? 'session-needed' : 'scope-missing');
}

/** What an administrator gets who sees what she sees: what she reads, nothing that opens her account, and no change. */
export function expectedOfImpersonator(
  row: AccessRow,
  { type, scope, path }: Pick<ProcedureDescription, 'type' | 'scope' | 'path'>,
): Expected {
  if (path === 'auth.stopImpersonation') return { ...refused('answers'), mayChange: [] };
  if (type !== 'query') return refused('impersonation-reads-only');
  if (scope !== 'read' && scope !== 'open') return refused('impersonation-closed');
  return { ...row.expected.owner, mayChange: [] };
}

function letInHolders(rule: Rule): Record<HoldingAsker, Expected> {
  return {
    author: letIn('author', rule),
    listedAuthor: letIn('listedAuthor', rule),
    supporter: letIn('supporter', rule),
  };
}

/** Whoever comes may ask. */
export function anybody(rule: Rule = {}): AccessRow {
  return rowOf('public', rule, {
    learner: letIn('learner', rule),
    guest: letIn('guest', rule),
    visitor: letIn('visitor', rule),
    deactivated: letIn('deactivated', rule),
    banned: letIn('banned', rule),
    ...letInHolders(rule),
    administrator: letIn('administrator', rule),
  });
}

/** Whoever has a session may ask, and is answered about themselves. */
export function learners(rule: Rule = {}): AccessRow {
  return rowOf('learner', rule, {
    learner: letIn('learner', rule),
    guest: letIn('guest', rule),
    ...signedOut,
    ...letInHolders(rule),
    administrator: letIn('administrator', rule),
  });
}

/** The same, but for guests. */
export function accounts(rule: Rule = {}): AccessRow {
  return rowOf('account', rule, {
    learner: letIn('learner', rule),
    guest: refused('forbidden'),
    ...signedOut,
    ...letInHolders(rule),
    administrator: letIn('administrator', rule),
  });
}

const noHolders: Readonly<Record<HoldingAsker, Expected>> = {
  author: refused('forbidden'),
  listedAuthor: refused('forbidden'),
  supporter: refused('forbidden'),
};

/** Administrators alone may ask. They see of her whatever they ask for, unless they are refused. */
export function administrators(rule: Rule = {}): AccessRow {
  return ofPowerful('admin', rule, noHolders);
}

/** Authors and administrators may ask. Authors see nothing of people. */
export function authors(rule: Rule = {}): AccessRow {
  const { others = 'answers', listed = others, but = {} } = rule;
  return ofPowerful('author', rule, {
    ...noHolders,
    author: refused(but.author ?? others),
    listedAuthor: refused(listed),
  });
}

/** Those who look after people may ask, and administrators. They see of her what is asked for, and change nothing. */
export function supporters(rule: Rule = {}): AccessRow {
  const { hers = [], beside = [], others = 'answers', but = {} } = rule;
  const seen: Expected = { answer: others, shows: hers, mayShow: [...hers, ...beside], mayChange: [] };
  const supporter = but.supporter === undefined ? seen : refused(but.supporter);
  return ofPowerful('support', rule, { ...noHolders, supporter });
}

function ofPowerful(
  access: Access,
  rule: Rule,
  ofHolders: Readonly<Record<HoldingAsker, Expected>>,
): AccessRow {
  const { hers = [], others = 'answers', owner = others, changes = [] } = rule;
  const administrator: Expected =
    others === 'answers'
      ? { answer: others, shows: hers, mayShow: 'everything', mayChange: changes }
      : refused(others);
  const nobodyElse = { learner: refused('forbidden'), guest: refused('forbidden'), ...signedOut };
  return rowOf(access, { ...rule, owner }, { ...nobodyElse, ...ofHolders, administrator });
}

/** What the role or a right opens, and nobody's own account does. */
export function isOfPowerful({ access }: Pick<AccessRow, 'access'>): boolean {
  return access === 'admin' || access === 'author' || access === 'support';
}
