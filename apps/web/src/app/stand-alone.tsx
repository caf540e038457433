import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPage } from './error-page.tsx';
import { PendingPage } from './pending-page.tsx';
import classes from './stand-alone.module.css';

/** For routes without a frame around them: what stands in for the screen is then the main part of the page. */
export const standAlone = {
  errorComponent: (props: ErrorComponentProps) => (
    <main id="content" tabIndex={-1} className={classes.main}>
      <ErrorPage {...props} />
    </main>
  ),
  pendingComponent: () => (
    <main id="content" tabIndex={-1} className={classes.main}>
      <PendingPage />
    </main>
  ),
};
