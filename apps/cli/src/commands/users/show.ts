import type { Api } from '../../connection/api.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { rightsText } from './columns.ts';
import { findUser, type User } from './find.ts';
import { erasureAskedBy } from './leaving.ts';

const columns: readonly Column<User>[] = [
  { name: 'userId', title: 'user id', value: (user) => user.userId },
  { name: 'username', title: 'user name', value: (user) => user.username },
  { name: 'email', value: (user) => user.email },
  { name: 'pendingEmail', title: 'address to verify', value: (user) => user.pendingEmail },
  { name: 'firstName', value: (user) => user.firstName },
  { name: 'lastName', value: (user) => user.lastName },
  { name: 'nameProblem', title: 'name not shown', value: (user) => user.nameProblem },
  { name: 'phone', value: (user) => user.phone },
  { name: 'company', value: (user) => user.preferences.company },
  {
    name: 'marketingConsent',
    title: 'may be written to',
    value: (user) => user.preferences.marketingConsent,
  },
  { name: 'isInvited', title: 'not entered yet', value: (user) => user.isInvited },
  { name: 'invitationEndsAt', title: 'invitation ends', value: (user) => user.invitationEndsAt },
  { name: 'role', value: (user) => user.role },
  { name: 'rights', value: (user) => rightsText(user.rights) },
  {
    name: 'authorOf',
    title: 'author of',
    value: ({ authorOf }) => (authorOf.length === 0 ? null : authorOf.map(({ code }) => code).join(', ')),
  },
  { name: 'isActive', value: (user) => user.isActive },
  { name: 'banReason', value: (user) => user.banReason },
  { name: 'banEndsAt', title: 'ban ends', value: (user) => user.banEndsAt },
  { name: 'eraseAt', title: 'is erased on', value: (user) => user.deletion?.eraseAt ?? null },
  { name: 'erasureAskedBy', title: 'erasure asked for by', value: (user) => erasureAskedBy(user) },
  {
    name: 'canTakeBack',
    title: 'owner can take back',
    value: ({ deletion }) => deletion?.canBeTakenBack ?? null,
  },
  { name: 'sessions', value: (user) => user.sessions },
  { name: 'createdAt', value: (user) => user.createdAt },
  { name: 'lastLoginAt', value: (user) => user.lastLoginAt },
  { name: 'timeZone', value: (user) => user.timeZone },
  { name: 'language', value: (user) => user.language },
  { name: 'extraTimePercent', title: 'extra time %', value: (user) => user.extraTimePercent },
  { name: 'isOnLeaderboards', title: 'on leaderboards', value: (user) => user.isOnLeaderboards },
  { name: 'level', value: (user) => user.level },
  { name: 'xp', title: 'XP', value: (user) => user.xp },
  { name: 'streak', value: (user) => user.streak },
  { name: 'quizzes', value: (user) => user.quizzes },
  { name: 'questionsAnswered', value: (user) => user.questionsAnswered },
  { name: 'plan', value: ({ plan }) => (plan === null ? null : `${plan.productName}, ${plan.status}`) },
  { name: 'planGoesOn', title: 'plan goes on', value: ({ plan }) => plan?.goesOn ?? null },
  { name: 'planEnds', title: 'plan ends or ended', value: ({ plan }) => plan?.periodEnd ?? null },
  { name: 'planEnding', title: 'ending of the plan', value: ({ plan }) => endingText(plan) },
];

export async function showUser(api: Api, user: string): Promise<ShownRecord> {
  return record({ columns, item: await findUser(api, user) });
}

/** "now: pending, payments-unavailable"; nothing where nobody closed the account. */
function endingText(plan: User['plan']): string | null {
  const ending = plan?.ending ?? null;
  if (ending === null) return null;
  const { when, state, problem } = ending;
  return problem === null ? `${when}: ${state}` : `${when}: ${state}, ${problem}`;
}
