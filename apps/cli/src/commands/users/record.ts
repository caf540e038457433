import { formatMoney } from '@studyhall/domain/billing/money';
import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, record, type Section, type ShownRecord } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';
import { findUser, type User } from './find.ts';
import { erasureAskedBy } from './leaving.ts';

interface LearnerRecord {
  readonly user: User;
  readonly record: Outputs['admin']['getUserRecord'];
  readonly courses: Outputs['progress']['getUserProgress'];
  readonly attempts: readonly Outputs['admin']['listUserAttempts']['items'][number][];
  readonly xp: readonly Outputs['admin']['listUserXp']['items'][number][];
  readonly orders: readonly Outputs['billing']['listOrders']['items'][number][];
}

const columns: readonly Column<LearnerRecord>[] = [
  { name: 'userId', title: 'user id', value: ({ user }) => user.userId },
  { name: 'username', title: 'user name', value: ({ user }) => user.username },
  { name: 'email', value: ({ user }) => user.email },
  { name: 'role', value: ({ user }) => user.role },
  { name: 'isActive', value: ({ user }) => user.isActive },
  { name: 'banReason', value: ({ user }) => user.banReason },
  { name: 'banEndsAt', title: 'ban ends', value: ({ user }) => user.banEndsAt },
  { name: 'eraseAt', title: 'is erased on', value: ({ user }) => user.deletion?.eraseAt ?? null },
  { name: 'erasureAskedBy', title: 'erasure asked for by', value: ({ user }) => erasureAskedBy(user) },
  { name: 'lastLoginAt', value: ({ user }) => user.lastLoginAt },
  { name: 'level', value: ({ user }) => user.level },
  { name: 'totalXp', title: 'XP', value: ({ user }) => user.xp },
  { name: 'credits', value: ({ record: { balance } }) => balance.credits },
  {
    name: 'plan',
    value: ({ user: { plan } }) => (plan === null ? null : `${plan.productName}, ${plan.status}`),
  },
  { name: 'account', value: ({ user }) => user, isDetail: true },
  { name: 'sessions', value: ({ record: { sessions } }) => sessions, isDetail: true },
  { name: 'courses', value: ({ courses }) => courses, isDetail: true },
  { name: 'certificates', value: ({ record: { certificates } }) => certificates, isDetail: true },
  { name: 'attempts', value: ({ attempts }) => attempts, isDetail: true },
  { name: 'xp', value: ({ xp }) => xp, isDetail: true },
  { name: 'achievements', value: ({ record: { achievements } }) => achievements, isDetail: true },
  { name: 'orders', value: ({ orders }) => orders, isDetail: true },
];

/** All that is kept of a learner, of each list the newest. */
export async function showUserRecord(
  api: Api,
  { user: reference, limit }: { readonly user: string; readonly limit: number },
): Promise<ShownRecord> {
  const user = await findUser(api, reference);
  const asked = { user: user.userId };
  const [kept, courses, attempts, xp, orders] = await Promise.all([
    api.admin.getUserRecord.query(asked),
    api.progress.getUserProgress.query(asked),
    gatherPages(limit, (page) => api.admin.listUserAttempts.query({ ...asked, ...page })),
    gatherPages(limit, (page) => api.admin.listUserXp.query({ ...asked, ...page })),
    gatherPages(limit, (page) => api.billing.listOrders.query({ ...asked, ...page })),
  ]);
  const item = {
    ...{ user, record: kept, courses },
    ...{ attempts: attempts.items, xp: xp.items, orders: orders.items },
  };
  const note = [attempts, xp, orders].find((list) => list.note !== undefined)?.note;
  return record({ columns, item, sections: sectionsOf(item), note });
}

type Line = readonly [when: Date, text: string];

function sectionsOf({ record: kept, courses, attempts, xp, orders }: LearnerRecord): Section[] {
  const sections: readonly (readonly [title: string, lines: readonly Line[]])[] = [
    [
      'Devices',
      kept.sessions.map((one) => [one.lastSeenAt, `${one.deviceName}, ${one.network || 'unknown network'}`]),
    ],
    [
      'Courses',
      courses.map((run) => [
        run.lastActivityAt,
        `${run.courseTitle}, ${run.passedLevels} of ${run.levelCount} levels${run.certificateSerial === null ? '' : `, certificate ${run.certificateSerial}`}`,
      ]),
    ],
    [
      'Attempts',
      attempts.map((one) => [
        one.submittedAt ?? one.startedAt,
        one.submittedAt === null
          ? `${one.examTitle} (${one.mode}), ${one.state}, ${one.answered} of ${one.totalQuestions} answered`
          : `${one.examTitle} (${one.mode}), ${one.correctAnswers} of ${one.totalQuestions}, ${one.scorePercent} %, ${one.xpEarned} XP`,
      ]),
    ],
    [
      'XP',
      xp.map((one) => [
        one.createdAt,
        `${one.amount > 0 ? '+' : ''}${one.amount} ${one.title} (${one.sourceKind})`,
      ]),
    ],
    ['Achievements', kept.achievements.map((one) => [one.earnedAt, `${one.name}, ${one.xpReward} XP`])],
    [
      'Orders',
      orders.map((one) => [
        one.createdAt,
        `${one.items.map(({ productName }) => productName).join(', ')}, ${formatMoney({ amountMinor: one.totalAmount, currency: one.currency }, 'en')}, ${one.status}`,
      ]),
    ],
  ];
  return sections.map(([title, lines]) => ({
    title,
    paragraphs:
      lines.length === 0
        ? [{ text: 'none' }]
        : lines.map(([when, text]) => ({ label: localTime(when), text })),
  }));
}
