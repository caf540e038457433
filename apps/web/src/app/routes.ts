import { createRoute } from '@tanstack/react-router';
import { choiceIn, type RawSearch, textIn } from '../kernel/search.ts';
import { powerfulTree } from './administration-routes.ts';
import { greetViewer, requireLearner, requireVisitor, welcomeBack } from './guards.ts';
import { framedGameScreens, wholeGameScreens } from './live-routes.ts';
import { afterScreens, playScreens } from './play-routes.ts';
import { root, shell } from './shell-routes.ts';

// Where every screen lives, who may see it and what its address says. What it shows stands in screens.tsx.

export * from './administration-routes.ts';
export * from './live-routes.ts';
export { root, shell };
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
export const monthReceipt = createRoute({
  getParentRoute: () => shell,
  path: '/store/payments/$receiptId',
});
export const order = createRoute({ getParentRoute: () => shell, path: '/store/orders/$orderId' });
export const profile = createRoute({ getParentRoute: () => shell, path: '/profile' });
export const security = createRoute({
  getParentRoute: () => shell,
  path: '/security',
  validateSearch: (search: RawSearch): { failure?: string | undefined } => ({
    failure: textIn(search, 'failure'),
  }),
});

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
  monthReceipt,
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
    ...framedGameScreens,
    ...afterScreens,
    profile,
    security,
    powerfulTree,
  ]),
  attempt,
  level,
  ...wholeGameScreens,
  ...playScreens,
]);
