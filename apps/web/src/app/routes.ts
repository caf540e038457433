import { createRootRoute, createRoute } from '@tanstack/react-router';
import { choiceIn, dayIn, type RawSearch, textIn } from '../kernel/search.ts';
import {
  greetViewer,
  requireAdministrator,
  requireLearner,
  requirePower,
  requireRight,
  requireVisitor,
  welcomeBack,
} from './guards.ts';

// Where every screen lives, who may see it and what its address says. What it shows stands in screens.tsx.

export const root = createRootRoute();
export const landing = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: welcomeBack });

/** Screens with one form, for visitors. */
export const entrance = createRoute({ getParentRoute: () => root, id: 'entrance' });
/** Where one goes afterwards, and why it failed where a provider sent the browser back without anybody. */
export interface EntranceSearch {
  readonly next?: string | undefined;
  readonly failure?: string | undefined;
  /** The provider. */
  readonly provider?: string | undefined;
}
const entranceSearch = (search: RawSearch): EntranceSearch => ({
  next: textIn(search, 'next'),
  failure: textIn(search, 'failure'),
  provider: textIn(search, 'provider'),
});
export const logIn = createRoute({
  getParentRoute: () => entrance,
  path: '/log-in',
  validateSearch: entranceSearch,
  beforeLoad: requireVisitor,
});
export const register = createRoute({
  getParentRoute: () => entrance,
  path: '/register',
  validateSearch: entranceSearch,
  beforeLoad: requireVisitor,
});
export const secondStep = createRoute({
  getParentRoute: () => entrance,
  path: '/second-step',
  validateSearch: entranceSearch,
  beforeLoad: requireVisitor,
});
export const forgotPassword = createRoute({ getParentRoute: () => entrance, path: '/forgot-password' });
export const resetPassword = createRoute({ getParentRoute: () => entrance, path: '/reset-password' });
export const invitation = createRoute({ getParentRoute: () => entrance, path: '/invitation' });
export const setup = createRoute({ getParentRoute: () => entrance, path: '/setup' });
export const verifyEmail = createRoute({ getParentRoute: () => entrance, path: '/verify-email' });
export const keepAccount = createRoute({ getParentRoute: () => entrance, path: '/keep-account' });
export const goodbye = createRoute({
  getParentRoute: () => entrance,
  path: '/goodbye',
  validateSearch: (search: RawSearch): { at?: string | undefined } => ({ at: textIn(search, 'at') }),
});
export const device = createRoute({
  getParentRoute: () => entrance,
  path: '/device',
  beforeLoad: requireLearner,
});

/** Screens that anybody may see, signed in or not. */
export const open = createRoute({ getParentRoute: () => root, id: 'open', beforeLoad: greetViewer });
export const verify = createRoute({ getParentRoute: () => open, path: '/verify' });
export const certificate = createRoute({ getParentRoute: () => open, path: '/verify/$serial' });

export const imprint = createRoute({ getParentRoute: () => open, path: '/imprint' });
export const privacy = createRoute({ getParentRoute: () => open, path: '/privacy' });
export const terms = createRoute({ getParentRoute: () => open, path: '/terms' });

/** Screens of learners, with the navigation around them. */
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', beforeLoad: requireLearner });
export const home = createRoute({ getParentRoute: () => shell, path: '/home' });
export const exams = createRoute({ getParentRoute: () => shell, path: '/exams' });
export const exam = createRoute({ getParentRoute: () => shell, path: '/exams/$code' });
export const courses = createRoute({ getParentRoute: () => shell, path: '/courses' });
export const course = createRoute({ getParentRoute: () => shell, path: '/courses/$slug' });
export const result = createRoute({ getParentRoute: () => shell, path: '/attempts/$attemptId/result' });
const filters = ['all', 'wrong', 'flagged'] as const;
export type ReviewFilter = (typeof filters)[number];
export const review = createRoute({
  getParentRoute: () => shell,
  path: '/attempts/$attemptId/review',
  validateSearch: (search: RawSearch): { filter?: ReviewFilter | undefined } => ({
    filter: choiceIn(search, 'filter', filters),
  }),
});
export const history = createRoute({
  getParentRoute: () => shell,
  path: '/history',
  validateSearch: (search: RawSearch): { exam?: string | undefined } => ({ exam: textIn(search, 'exam') }),
});
export const leaderboard = createRoute({
  getParentRoute: () => shell,
  path: '/leaderboard',
  validateSearch: (search: RawSearch): { board?: string | undefined } => ({ board: textIn(search, 'board') }),
});
export const achievements = createRoute({ getParentRoute: () => shell, path: '/achievements' });
export const rules = createRoute({ getParentRoute: () => shell, path: '/rules' });
export const xp = createRoute({ getParentRoute: () => shell, path: '/xp' });
export const avatars = createRoute({ getParentRoute: () => shell, path: '/avatars' });
export const certificates = createRoute({ getParentRoute: () => shell, path: '/certificates' });
export const store = createRoute({
  getParentRoute: () => shell,
  path: '/store',
  validateSearch: (search: RawSearch): { currency?: string | undefined } => ({
    currency: textIn(search, 'currency'),
  }),
});
export const ledger = createRoute({ getParentRoute: () => shell, path: '/store/history' });
export const orders = createRoute({ getParentRoute: () => shell, path: '/store/orders' });
export const payments = createRoute({ getParentRoute: () => shell, path: '/store/payments' });
export const order = createRoute({ getParentRoute: () => shell, path: '/store/orders/$orderId' });
export const profile = createRoute({ getParentRoute: () => shell, path: '/profile' });
export const security = createRoute({
  getParentRoute: () => shell,
  path: '/security',
  validateSearch: (search: RawSearch): { failure?: string | undefined } => ({
    failure: textIn(search, 'failure'),
  }),
});

/** Screens of administrators and holders of rights. */
export const powerful = createRoute({
  getParentRoute: () => shell,
  path: '/admin',
  beforeLoad: requirePower,
});
/** Those of administrators alone. */
export const admin = createRoute({
  getParentRoute: () => powerful,
  id: 'administration',
  beforeLoad: requireAdministrator,
});
/** Those of whoever looks after people. */
export const support = createRoute({
  getParentRoute: () => powerful,
  id: 'support',
  beforeLoad: requireRight('support'),
});
/** Those of whoever writes exams. */
export const author = createRoute({
  getParentRoute: () => powerful,
  id: 'author',
  beforeLoad: requireRight('author'),
});
export const statistics = createRoute({ getParentRoute: () => author, path: '/statistics' });
const itemOrders = ['discriminationIndex', 'discriminativeEfficiency', 'facility', 'attempts'] as const;
export interface StatisticsSearch {
  /** By which figure the questions are listed. */
  readonly order?: (typeof itemOrders)[number] | undefined;
}
export const examStatistics = createRoute({
  getParentRoute: () => author,
  path: '/statistics/$code',
  validateSearch: (search: RawSearch): StatisticsSearch => ({ order: choiceIn(search, 'order', itemOrders) }),
});
export const questionStatistics = createRoute({
  getParentRoute: () => author,
  path: '/statistics/$code/$questionId',
});
export interface Listing {
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
}
const listing = (search: RawSearch): Listing => ({
  search: textIn(search, 'search'),
  cursor: textIn(search, 'cursor'),
});
export const mailbox = createRoute({
  getParentRoute: () => admin,
  path: '/mailbox',
  validateSearch: listing,
});
export const mail = createRoute({ getParentRoute: () => admin, path: '/mailbox/$mailId' });
const awayDays = ['30', '90', '180', '365'] as const;
export interface PeopleSearch extends Listing {
  /** For how many days they were away. */
  readonly away?: (typeof awayDays)[number] | undefined;
  readonly state?: 'invited' | 'banned' | undefined;
}
export const users = createRoute({
  getParentRoute: () => support,
  path: '/users',
  validateSearch: (search: RawSearch): PeopleSearch => ({
    ...listing(search),
    away: awayDays.find((days) => days === textIn(search, 'away')),
    state: choiceIn(search, 'state', ['invited', 'banned']),
  }),
});
export const newUser = createRoute({ getParentRoute: () => admin, path: '/users/new' });
export const importUsers = createRoute({ getParentRoute: () => admin, path: '/users/import' });
export const user = createRoute({ getParentRoute: () => support, path: '/users/$userId' });

export interface AuditSearch {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
export const operations = createRoute({
  getParentRoute: () => admin,
  path: '/operations',
  validateSearch: (search: RawSearch): AuditSearch => ({
    actor: textIn(search, 'actor'),
    action: textIn(search, 'action'),
    target: textIn(search, 'target'),
    from: dayIn(search, 'from'),
    to: dayIn(search, 'to'),
  }),
});

export interface ReportSearch {
  readonly state?: 'hidden' | 'dismissed' | undefined;
  readonly cursor?: string | undefined;
}
export const moderation = createRoute({
  getParentRoute: () => admin,
  path: '/moderation',
  validateSearch: (search: RawSearch): ReportSearch => ({
    state: choiceIn(search, 'state', ['hidden', 'dismissed']),
    cursor: textIn(search, 'cursor'),
  }),
});

export const site = createRoute({ getParentRoute: () => admin, path: '/site' });

/** A quiz and a level of a course have the whole screen. */
export const attempt = createRoute({
  getParentRoute: () => root,
  path: '/attempts/$attemptId',
  beforeLoad: requireLearner,
});
export const level = createRoute({
  getParentRoute: () => root,
  path: '/courses/$slug/$position',
  beforeLoad: requireLearner,
});

const learnerScreens = [
  home,
  courses,
  course,
  exams,
  exam,
  result,
  review,
  history,
  leaderboard,
  achievements,
  rules,
  xp,
  avatars,
  certificates,
  store,
  ledger,
  orders,
  payments,
  order,
] as const;

export const routeTree = root.addChildren([
  landing,
  entrance.addChildren([
    logIn,
    secondStep,
    register,
    forgotPassword,
    resetPassword,
    invitation,
    setup,
    verifyEmail,
    keepAccount,
    goodbye,
    device,
  ]),
  open.addChildren([verify, certificate, imprint, privacy, terms]),
  shell.addChildren([
    ...learnerScreens,
    profile,
    security,
    powerful.addChildren([
      admin.addChildren([mailbox, mail, newUser, importUsers, site, operations, moderation]),
      support.addChildren([users, user]),
      author.addChildren([statistics, examStatistics, questionStatistics]),
    ]),
  ]),
  attempt,
  level,
]);
