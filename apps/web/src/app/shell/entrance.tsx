import { Outlet } from '@tanstack/react-router';
import { Main } from '../../kernel/main.tsx';
import { Settings } from '../../kernel/settings.tsx';
import { Brand } from '../../ui/brand.tsx';
import { SiteLinks } from '../../ui/site-links.tsx';
import classes from './entrance.module.css';

/** The frame of every screen with one form: the picture beside it reminds where one is. */
export function Entrance() {
  return (
    <div className={classes.frame}>
      <div className={classes.side}>
        <header className={classes.header}>
          <Brand />
          <Settings />
        </header>
        <Main className={classes.main}>
          <Outlet />
        </Main>
        <SiteLinks />
      </div>
      <div className={classes.picture} aria-hidden>
        <img src="/hero.svg" alt="" />
      </div>
    </div>
  );
}
