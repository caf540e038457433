import type { Mutant } from '../mutant.ts';

const router = 'packages/api/src/gamification/router.test.ts';
const freezes = 'packages/api/src/gamification/buy-freeze.test.ts';
const attempts = 'packages/api/src/quizzes/router.test.ts';
const submitting = 'packages/api/src/quizzes/submit-attempt.test.ts';
const overdue = 'packages/api/src/quizzes/close-overdue-attempts.test.ts';

export const gamificationMutants: readonly Mutant[] = [
  {
    rule: 'a board shows no name that nobody sees or that poses',
    file: 'packages/domain/src/auth/display-name.ts',
    text: "if (name !== '' && personProblemOf(account) === undefined) return name;",
    replacement: "if (name !== '') return name;",
    test: 'packages/api/src/gamification/router.test.ts',
  },
  {
    rule: 'a user name that poses is shown of administrators alone',
    file: 'packages/domain/src/auth/display-name.ts',
    text: 'return isPosingUserName(account) ? NOBODYS_NAME : username;',
    replacement: 'return username;',
    test: 'packages/api/src/gamification/router.test.ts',
  },
  {
    rule: 'achievements are earned by oneself',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: 'on ua.user_id = :userId and ua.achievement_slug = a.slug',
    replacement: 'on ua.achievement_slug = a.slug',
    test: router,
  },
  {
    rule: 'achievements are as far as one’s own standing',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: `left join gamification.standings s on s.user_id = :userId
     order by a.display_order`,
    replacement: `left join gamification.standings s on true
     order by a.display_order`,
    test: router,
  },
  {
    rule: 'a hidden achievement shows nothing before it is earned',
    file: 'packages/api/src/gamification/list-achievements.ts',
    text: 'if (row.isHidden && row.earnedAt === null) {',
    replacement: 'if (false) {',
    test: router,
  },
  {
    rule: 'a hidden achievement shows itself once it is earned',
    file: 'packages/api/src/gamification/list-achievements.ts',
    text: 'if (row.isHidden && row.earnedAt === null) {',
    replacement: 'if (row.isHidden) {',
    test: router,
  },
  {
    rule: 'avatars are unlocked by oneself',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: 'on ua.user_id = :userId and ua.avatar_slug = v.slug',
    replacement: 'on ua.avatar_slug = v.slug',
    test: router,
  },
  {
    rule: 'the avatar that is worn is one’s own',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: `left join gamification.standings s on s.user_id = :userId
     left join gamification.achievements a`,
    replacement: `left join gamification.standings s on true
     left join gamification.achievements a`,
    test: router,
  },
  {
    rule: 'an avatar is worn by who unlocked it',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: 'where ua.user_id = :userId and ua.avatar_slug = v.slug))',
    replacement: 'where ua.avatar_slug = v.slug))',
    test: router,
  },
  {
    rule: 'an avatar that is locked is not worn',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: 'where v.slug = :slug and (v.is_default or exists',
    replacement: 'where v.slug = :slug and (true or exists',
    test: 'packages/api/src/gamification/equip-avatar.test.ts',
  },
  {
    rule: 'the history of XP is one’s own',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: 'where x.user_id = :userId and (x.version, x.ordinal)',
    replacement: 'where (x.version, x.ordinal)',
    test: router,
  },
  {
    rule: 'a key that bought a freeze is one’s own',
    file: 'packages/api/src/gamification/buy-freeze.ts',
    text: "where({ userId, kind: 'freeze', sourceId: idempotencyKey })",
    replacement: "where({ kind: 'freeze', sourceId: idempotencyKey })",
    test: router,
  },
  {
    rule: 'a freeze is added to one’s own reserve',
    file: 'packages/api/src/gamification/buy-freeze.ts',
    text: '.findOne({ userId })',
    replacement: ".findOne('userId', '<>', userId)",
    test: freezes,
  },
  {
    rule: 'one key buys one freeze',
    file: 'packages/api/src/gamification/buy-freeze.ts',
    text: 'if (timesBought > 0) return { freezes };',
    replacement: '',
    test: router,
  },
  {
    rule: 'no more than seven freezes are kept',
    file: 'packages/api/src/gamification/buy-freeze.ts',
    text: "if (freezes >= FREEZES_MAX) throw new DomainError('freezes-full', { most: FREEZES_MAX });",
    replacement: '',
    test: freezes,
  },
  {
    rule: 'a freeze costs credits',
    file: 'packages/api/src/gamification/buy-freeze.ts',
    text: "await spend(trx, { userId, ...price, sourceId, title: 'streak-freeze', now });",
    replacement: '',
    test: router,
  },
  {
    rule: 'the week of a leaderboard is that of one’s own calendar',
    file: 'packages/api/src/gamification/router.ts',
    text: 'isoWeekOf(localDateOf(ctx.now, timeZone))',
    replacement: "isoWeekOf(localDateOf(ctx.now, 'UTC'))",
    test: router,
  },
  {
    rule: 'the page of a board holds that board alone',
    file: 'packages/api/src/gamification/leaderboard-queries.ts',
    text: 'where board = :board and score <= coalesce(:afterScore::int, 2147483647)',
    replacement: 'where score <= coalesce(:afterScore::int, 2147483647)',
    test: router,
  },
  {
    rule: 'one’s own row is one’s own',
    file: 'packages/api/src/gamification/leaderboard-queries.ts',
    text: 'select score, user_id from gamification.board_entries where board = :board and user_id = :userId',
    replacement: 'select score, user_id from gamification.board_entries where board = :board limit 1',
    test: router,
  },
  {
    rule: 'one’s own row is of the board that was asked for',
    file: 'packages/api/src/gamification/leaderboard-queries.ts',
    text: 'select score, user_id from gamification.board_entries where board = :board and user_id = :userId',
    replacement: 'select score, user_id from gamification.board_entries where user_id = :userId limit 1',
    test: router,
  },
  {
    rule: 'the row that is said to be mine is',
    file: 'packages/api/src/gamification/leaderboard-queries.ts',
    text: 'l.user_id = :userId as "isMe"',
    replacement: 'true as "isMe"',
    test: router,
  },
  {
    rule: 'the players of a board are those of that board',
    file: 'packages/api/src/gamification/leaderboard-queries.ts',
    text: 'where board = :board and width = 256) as players',
    replacement: 'where width = 256) as players',
    test: router,
  },
  {
    rule: 'the XP of another week are not of this one',
    file: 'packages/domain/src/gamification/boards.ts',
    text: '(weekTotal?.week === week ? weekTotal.xp : 0) + xp',
    replacement: '(weekTotal?.xp ?? 0) + xp',
    test: router,
  },
  {
    rule: 'a guest is on no board',
    file: 'packages/api/src/gamification/standing-queries.ts',
    text: "(u.role <> 'guest' and u.is_active and p.is_on_leaderboards)",
    replacement: '(u.is_active and p.is_on_leaderboards)',
    test: router,
  },
  {
    rule: 'who was deactivated is on no board',
    file: 'packages/api/src/gamification/standing-queries.ts',
    text: "(u.role <> 'guest' and u.is_active and p.is_on_leaderboards)",
    replacement: "(u.role <> 'guest' and p.is_on_leaderboards)",
    test: overdue,
  },
  {
    rule: 'who does not want it is on no board',
    file: 'packages/api/src/gamification/standing-queries.ts',
    text: "(u.role <> 'guest' and u.is_active and p.is_on_leaderboards)",
    replacement: "(u.role <> 'guest' and u.is_active)",
    test: router,
  },
  {
    rule: 'what another learner earned is still to be earned',
    file: 'packages/api/src/gamification/standing-queries.ts',
    text: 'where ua.user_id = s.user_id and ua.achievement_slug = x.slug',
    replacement: 'where ua.achievement_slug = x.slug',
    test: router,
  },
  {
    rule: 'a standing that was read is the one that is written',
    file: 'packages/api/src/gamification/standing-change.ts',
    text: 'where user_id = :userId and version = :version and exists (select from guard)',
    replacement: 'where user_id = :userId and exists (select from guard)',
    test: submitting,
  },
  {
    rule: 'a standing changes if its guard holds',
    file: 'packages/api/src/gamification/standing-change.ts',
    text: 'where user_id = :userId and version = :version and exists (select from guard)',
    replacement: 'where user_id = :userId and version = :version',
    test: submitting,
  },
  {
    rule: 'a standing is one’s own to change',
    file: 'packages/api/src/gamification/standing-change.ts',
    text: 'where user_id = :userId and version = :version and exists (select from guard)',
    replacement: 'where version = :version and exists (select from guard)',
    test: attempts,
  },
];
