import { createRootRoute, createRoute } from '@tanstack/react-router';
import { choiceIn, type RawSearch, textIn } from '../kernel/search.ts';
import { greetViewer, requireAdministrator, requireLearner, requireVisitor, welcomeBack } from './guards.ts';

// Where every screen lives, who may see it and what its address says. What it shows stands in screens.tsx.

export const root = createRootRoute();
export const landing = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: welcomeBack });

/** Screens with one form, for visitors. */
export const entrance = createRoute({ getParentRoute: () => root, id: 'entrance' });
const nextPlace = (search: RawSearch): { next?: string | undefined } => ({ next: textIn(search, 'next') });
export const logIn = createRoute({
  getParentRoute: () => entrance,
  path: '/log-in',
  validateSearch: nextPlace,
  beforeLoad: requireVisitor,
});
export const register = createRoute({
  getParentRoute: () => entrance,
  path: '/register',
  validateSearch: nextPlace,
  beforeLoad: requireVisitor,
});
export const forgotPassword = createRoute({ getParentRoute: () => entrance, path: '/forgot-password' });
export const resetPassword = createRoute({ getParentRoute: () => entrance, path: '/reset-password' });
export const setup = createRoute({ getParentRoute: () => entrance, path: '/setup' });
export const verifyEmail = createRoute({ getParentRoute: () => entrance, path: '/verify-email' });

/** Screens that anybody may see, signed in or not. */
export const open = createRoute({ getParentRoute: () => root, id: 'open', beforeLoad: greetViewer });
export const verify = createRoute({ getParentRoute: () => open, path: '/verify' });
export const certificate = createRoute({ getParentRoute: () => open, path: '/verify/$serial' });

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
export const security = createRoute({ getParentRoute: () => shell, path: '/security' });

/** Screens of administrators. */
export const admin = createRoute({
  getParentRoute: () => shell,
  path: '/admin',
  beforeLoad: requireAdministrator,
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
export const users = createRoute({ getParentRoute: () => admin, path: '/users', validateSearch: listing });

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
  entrance.addChildren([logIn, register, forgotPassword, resetPassword, setup, verifyEmail]),
  open.addChildren([verify, certificate]),
  shell.addChildren([...learnerScreens, profile, security, admin.addChildren([mailbox, mail, users])]),
  attempt,
  level,
]);
