import type { ReactNode } from 'react';
import classes from './operations.module.css';

interface StateLineProps {
  readonly state: 'good' | 'bad' | 'waiting';
  readonly icon: ReactNode;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** How something is, by a colour, a sign and words. */
export function StateLine({ state, icon, title, aside, children }: StateLineProps) {
  return (
    <div className={classes.state} data-state={state}>
      <span className={classes.sign}>{icon}</span>
      <div>
        <p className={classes.stateTitle}>
          {title} {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        </p>
        {children !== undefined && <div className={classes.stateText}>{children}</div>}
      </div>
    </div>
  );
}
