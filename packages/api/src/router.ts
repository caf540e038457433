import { accountsRouter } from './accounts/router.ts';
import { adminRouter } from './admin/router.ts';
import { authRouter } from './auth/router.ts';
import { billingRouter } from './billing/router.ts';
import { gamificationRouterOf } from './gamification/router.ts';
import { homeRouter } from './home/router.ts';
import { liveRouter } from './live/router.ts';
import { router } from './platform/trpc.ts';
import { progressRouter } from './progress/router.ts';
import { isKnownExam } from './quizzes/exam-queries.ts';
import { quizzesRouter } from './quizzes/router.ts';

/** Every procedure, by domain. */
export const appRouter = router({
  accounts: accountsRouter,
  admin: adminRouter,
  auth: authRouter,
  billing: billingRouter,
  gamification: gamificationRouterOf(isKnownExam),
  home: homeRouter,
  live: liveRouter,
  progress: progressRouter,
  quizzes: quizzesRouter,
});
export type AppRouter = typeof appRouter;
