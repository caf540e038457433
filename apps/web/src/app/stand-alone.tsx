import type { ErrorComponentProps } from '@tanstack/react-router';
import { Main } from '../kernel/main.tsx';
import { ErrorPage } from './error-page.tsx';
import { PendingPage } from './pending-page.tsx';
import classes from './stand-alone.module.css';

/** For routes without a frame around them: what stands in for the screen is then the main part of the page. */
export const standAlone = {
  errorComponent: (props: ErrorComponentProps) => (
    <Main className={classes.main}>
      <ErrorPage {...props} />
    </Main>
  ),
  pendingComponent: () => (
    <Main className={classes.main}>
      <PendingPage />
    </Main>
  ),
};
