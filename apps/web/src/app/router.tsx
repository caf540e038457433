import { createRouter } from '@tanstack/react-router';
import { whenSignedOut } from '../kernel/api.ts';
import { leave } from '../kernel/session.ts';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PendingPage } from './pending-page.tsx';
import { routeTree } from './routes.ts';
import { attachScreens } from './screens.tsx';

attachScreens();

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** The session ended elsewhere: the guards decide again, so that learners reach the log-in and come back. */
whenSignedOut(() => {
  void leave().then(() => router.invalidate());
});
