import type { Api, Outputs } from '../../connection/api.ts';
import { type Done, done } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';
import { type ChangeOptions, change, nameOf, SESSIONS_END } from './change.ts';
import { findUser, type User } from './find.ts';
import { isClosedForGood, stateOf, willBeErased } from './leaving.ts';

export type Ending = 'period-end' | 'now';
type Plan = Outputs['admin']['setActive']['plan'];

export interface EndingOptions extends ChangeOptions {
  /** When a plan of the account ends, if it was said. */
  readonly ending: Ending | undefined;
  /** Answers when it ends, or throws where nobody can be asked. */
  readonly askEnding: (question: string) => Promise<Ending>;
}

export interface BanOptions extends EndingOptions {
  readonly reason: string;
  /** Null: until somebody lifts it. */
  readonly until: Date | null;
}

/** Shuts somebody out for a reason that they read. A plan ends with a ban that has no end, or where it is said. */
export async function ban(api: Api, options: BanOptions): Promise<Done> {
  const { reason, until } = options;
  const user = await findUser(api, options.user);
  const goesOn = user.plan?.goesOn === true && (until === null || options.ending !== undefined);
  const ending = options.ending ?? (goesOn ? await endingOf(options, user) : undefined);
  const end = until === null ? 'until it is lifted' : `until ${localTime(until)}`;
  const planEffect = goesOn && user.plan !== null ? ` ${effectOf(user.plan.periodEnd, ending)}` : '';
  let ended: Plan = null;
  const { message } = await change(options, {
    what: `${nameOf(user)} to banned ${end}`,
    effect: `${SESSIONS_END} After the right password they read: ${reason}${planEffect}`,
    apply: async () => {
      ended = (await api.admin.banUser.mutate({ user: user.userId, reason, until, plan: ending })).plan;
    },
  });
  return done(`${message}${problemOf(ended)}`);
}

/**
 * Closes an account for good and ends its plan: neither the end of a ban opens it nor its owner, who is going. One that is
 * closed so already is asked for again where its plan still goes on.
 */
export async function deactivate(api: Api, options: EndingOptions): Promise<Done> {
  const user = await findUser(api, options.user);
  const { userId, plan } = user;
  const goesOn = plan?.goesOn === true;
  const isClosed = isClosedForGood(user);
  if (isClosed && !goesOn) return done(`${nameOf(user)} is deactivated already; nothing changed`);
  const ending = options.ending ?? (goesOn ? await endingOf(options, user) : undefined);
  let ended: Plan = null;
  const { message } = await change(options, {
    what: isClosed ? `the plan of ${nameOf(user)}` : `${nameOf(user)} from ${stateOf(user)} to deactivated`,
    effect: [SESSIONS_END, ...keptClosed(user), ...(goesOn ? [effectOf(plan.periodEnd, ending)] : [])].join(
      ' ',
    ),
    apply: async () => {
      ended = (await api.admin.setActive.mutate({ user: userId, isActive: false, plan: ending })).plan;
    },
  });
  return done(`${message}${problemOf(ended)}`);
}

/** What no longer opens it. */
function keptClosed(user: User): string[] {
  const erased = willBeErased(user);
  return [
    ...(user.banEndsAt === null ? [] : ['The end of the ban opens it no more.']),
    ...(erased === null ? [] : [`It ${erased}: the owner can no longer take that back.`]),
  ];
}

/** Nobody has to decide what is only looked at. */
async function endingOf({ isDryRun, askEnding }: EndingOptions, user: User): Promise<Ending | undefined> {
  if (isDryRun) return undefined;
  return await askEnding(`${nameOf(user)} has a plan that goes on. When shall it end?`);
}

function effectOf(periodEnd: Date, ending: Ending | undefined): string {
  if (ending === 'now') return 'Their plan ends now; nothing is given back.';
  if (ending === 'period-end') return `Their plan ends on ${localTime(periodEnd)}.`;
  return `Their plan goes on after ${localTime(periodEnd)}: say --plan period-end or --plan now.`;
}

const PROBLEMS = {
  'payments-unavailable': 'the payment service does not answer',
  'unknown-to-provider': 'the payment service does not know it',
  refused: 'the payment service refused',
} as const;

function problemOf(plan: Plan): string {
  const ending = plan?.ending ?? null;
  if (ending === null || ending.state === 'done' || ending.problem === null) return '';
  const next =
    ending.state === 'failed' ? 'End it in the dashboard of Stripe' : 'It is tried again by itself';
  return ` The plan has not ended yet: ${PROBLEMS[ending.problem]}. ${next}; users show says how it stands.`;
}
