import { Outlet } from '@tanstack/react-router';
import { Brand } from '../../ui/brand.tsx';
import classes from './entrance.module.css';
import { Settings } from './settings.tsx';

/** The frame of every screen with one form: the picture beside it reminds where one is. */
export function Entrance() {
  return (
    <div className={classes.frame}>
      <div className={classes.side}>
        <header className={classes.header}>
          <Brand />
          <Settings />
        </header>
        <main id="content" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <div className={classes.picture} aria-hidden>
        <img src="/hero.svg" alt="" />
      </div>
    </div>
  );
}
