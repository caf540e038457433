import { lazyRouteComponent } from '@tanstack/react-router';
import { attachAdministration } from './administration-screens.tsx';
import { lazy } from './lazy-screen.ts';
import { attachGames } from './live-screens.tsx';
import { attachAfter, attachPlay } from './play-screens.tsx';
import { RootLayout } from './root-layout.tsx';
import * as routes from './routes.ts';
import { standAlone } from './stand-alone.tsx';
import { withProps } from './with-props.tsx';

/** One of the first screens: what it says came with the page. */
const first = lazyRouteComponent;

/** Gives every route its screen, each as a file of its own that is loaded when it is needed. */
export function attachScreens(): void {
  routes.root.update({ component: RootLayout });
  for (const route of [
    routes.landing,
    routes.entrance,
    routes.open,
    routes.shell,
    routes.attempt,
    routes.level,
  ])
    route.update(standAlone);
  routes.landing.update({
    component: first(() => import('../features/landing/landing-page.tsx'), 'LandingPage'),
  });
  attachEntrance();
  attachLearning();
  attachCourses();
  attachRewards();
  attachCertificates();
  attachGames();
  attachPlay();
  attachAfter();
  attachTexts();
  attachStore();
  attachAccount();
  attachAdministration();
}

function attachEntrance(): void {
  routes.entrance.update({ component: lazy(() => import('./shell/entrance.tsx'), 'Entrance') });
  routes.logIn.update({
    component: withProps(
      lazy(() => import('../features/auth/log-in-page.tsx'), 'LogInPage'),
      () => routes.logIn.useSearch(),
    ),
  });
  routes.secondStep.update({
    component: withProps(
      lazy(() => import('../features/auth/second-step-page.tsx'), 'SecondStepPage'),
      () => routes.secondStep.useSearch(),
    ),
  });
  routes.register.update({
    component: withProps(
      lazy(() => import('../features/auth/register-page.tsx'), 'RegisterPage'),
      () => routes.register.useSearch(),
    ),
  });
  routes.forgotPassword.update({
    component: lazy(() => import('../features/auth/forgot-password-page.tsx'), 'ForgotPasswordPage'),
  });
  routes.resetPassword.update({
    component: lazy(() => import('../features/auth/reset-password-page.tsx'), 'ResetPasswordPage'),
  });
  routes.invitation.update({
    component: lazy(() => import('../features/auth/invitation-page.tsx'), 'InvitationPage'),
  });
  routes.setup.update({ component: lazy(() => import('../features/auth/setup-page.tsx'), 'SetupPage') });
  routes.device.update({ component: lazy(() => import('../features/auth/device-page.tsx'), 'DevicePage') });
  routes.keepAccount.update({
    component: lazy(() => import('../features/auth/keep-account-page.tsx'), 'KeepAccountPage'),
  });
  routes.goodbye.update({
    component: withProps(
      lazy(() => import('../features/auth/goodbye-page.tsx'), 'GoodbyePage'),
      () => routes.goodbye.useSearch(),
    ),
  });
  routes.verifyEmail.update({
    component: lazy(() => import('../features/auth/verify-email-page.tsx'), 'VerifyEmailPage'),
  });
}

function attachLearning(): void {
  routes.shell.update({ component: first(() => import('./shell/shell.tsx'), 'Shell') });
  routes.home.update({
    component: first(() => import('../features/home/dashboard-screen.tsx'), 'DashboardScreen'),
  });
  routes.exams.update({
    component: lazy(() => import('../features/quizzes/exams-screen.tsx'), 'ExamsScreen'),
  });
  routes.exam.update({
    component: withProps(
      lazy(() => import('../features/quizzes/exam-screen.tsx'), 'ExamScreen'),
      () => routes.exam.useParams(),
    ),
  });
  routes.attempt.update({
    component: withProps(
      lazy(() => import('../features/quizzes/runner-screen.tsx'), 'RunnerScreen'),
      () => routes.attempt.useParams(),
    ),
  });
  routes.result.update({
    component: withProps(
      lazy(() => import('../features/quizzes/result-screen.tsx'), 'ResultScreen'),
      () => routes.result.useParams(),
    ),
  });
  routes.review.update({
    component: withProps(
      lazy(() => import('../features/quizzes/review-screen.tsx'), 'ReviewScreen'),
      useReviewProps,
    ),
  });
  routes.history.update({
    component: withProps(
      lazy(() => import('../features/quizzes/history-screen.tsx'), 'HistoryScreen'),
      useHistoryProps,
    ),
  });
}

function attachCourses(): void {
  routes.courses.update({
    component: lazy(() => import('../features/progress/courses-screen.tsx'), 'CoursesScreen'),
  });
  routes.course.update({
    component: withProps(
      lazy(() => import('../features/progress/course-screen.tsx'), 'CourseScreen'),
      () => routes.course.useParams(),
    ),
  });
  routes.level.update({
    component: withProps(
      lazy(() => import('../features/progress/level-screen.tsx'), 'LevelScreen'),
      () => routes.level.useParams(),
    ),
  });
}

function useReviewProps() {
  const { attemptId } = routes.review.useParams();
  const { filter = 'all' } = routes.review.useSearch();
  const navigate = routes.review.useNavigate();
  const onFilter = (next: routes.ReviewFilter) =>
    void navigate({
      search: { filter: next === 'all' ? undefined : next },
      replace: true,
      resetScroll: false,
    });
  return { attemptId, filter, onFilter };
}

function useHistoryProps() {
  const { exam } = routes.history.useSearch();
  const navigate = routes.history.useNavigate();
  const onExamCode = (next: string | undefined) =>
    void navigate({ search: { exam: next }, replace: true, resetScroll: false });
  return { examCode: exam, onExamCode };
}

function attachRewards(): void {
  routes.leaderboard.update({
    component: withProps(
      lazy(() => import('../features/gamification/leaderboard-screen.tsx'), 'LeaderboardScreen'),
      useBoardProps,
    ),
  });
  routes.achievements.update({
    component: lazy(() => import('../features/gamification/achievements-screen.tsx'), 'AchievementsScreen'),
  });
  routes.rules.update({
    component: lazy(() => import('../features/gamification/rules-screen.tsx'), 'RulesScreen'),
  });
  routes.xp.update({ component: lazy(() => import('../features/gamification/xp-screen.tsx'), 'XpScreen') });
  routes.avatars.update({
    component: lazy(() => import('../features/gamification/avatars-screen.tsx'), 'AvatarsScreen'),
  });
}

function useBoardProps() {
  const { board = 'xp' } = routes.leaderboard.useSearch();
  const navigate = routes.leaderboard.useNavigate();
  const onBoard = (next: string) =>
    void navigate({ search: { board: next === 'xp' ? undefined : next }, replace: true, resetScroll: false });
  return { board, onBoard };
}

function attachCertificates(): void {
  routes.certificates.update({
    component: lazy(() => import('../features/certificates/certificates-screen.tsx'), 'CertificatesScreen'),
  });
  routes.open.update({ component: lazy(() => import('./shell/public-frame.tsx'), 'PublicFrame') });
  routes.verify.update({
    component: lazy(() => import('../features/certificates/check-page.tsx'), 'CheckPage'),
  });
  routes.certificate.update({
    component: withProps(
      lazy(() => import('../features/certificates/certificate-page.tsx'), 'CertificatePage'),
      () => routes.certificate.useParams(),
    ),
  });
}

function attachTexts(): void {
  const screen = lazy(() => import('../features/texts/text-page.tsx'), 'TextPage');
  routes.imprint.update({ component: withProps(screen, () => ({ page: 'imprint' as const })) });
  routes.privacy.update({ component: withProps(screen, () => ({ page: 'privacy' as const })) });
  routes.terms.update({ component: withProps(screen, () => ({ page: 'terms' as const })) });
}

function attachStore(): void {
  routes.store.update({
    component: withProps(
      lazy(() => import('../features/billing/store-screen.tsx'), 'StoreScreen'),
      useStoreProps,
    ),
  });
  routes.ledger.update({
    component: lazy(() => import('../features/billing/ledger-screen.tsx'), 'LedgerScreen'),
  });
  routes.orders.update({
    component: lazy(() => import('../features/billing/orders-screen.tsx'), 'OrdersScreen'),
  });
  routes.payments.update({
    component: lazy(() => import('../features/billing/payments-screen.tsx'), 'PaymentsScreen'),
  });
  routes.monthReceipt.update({
    component: withProps(
      lazy(() => import('../features/billing/month-receipt-screen.tsx'), 'MonthReceiptScreen'),
      () => routes.monthReceipt.useParams(),
    ),
  });
  routes.order.update({
    component: withProps(
      lazy(() => import('../features/billing/order-screen.tsx'), 'OrderScreen'),
      () => routes.order.useParams(),
    ),
  });
}

function useStoreProps() {
  const { currency } = routes.store.useSearch();
  const navigate = routes.store.useNavigate();
  const onCurrency = (next: string) =>
    void navigate({ search: { currency: next }, replace: true, resetScroll: false });
  return { currency, onCurrency };
}

function attachAccount(): void {
  routes.profile.update({
    component: lazy(() => import('../features/profile/profile-page.tsx'), 'ProfilePage'),
  });
  routes.security.update({
    component: withProps(
      lazy(() => import('../features/profile/security-page.tsx'), 'SecurityPage'),
      () => routes.security.useSearch(),
    ),
  });
}
