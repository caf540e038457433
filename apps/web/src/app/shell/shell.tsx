import { Outlet } from '@tanstack/react-router';
import { Main } from '../../kernel/main.tsx';
import { Settings } from '../../kernel/settings.tsx';
import { Brand } from '../../ui/brand.tsx';
import { SiteLinks } from '../../ui/site-links.tsx';
import { AccountButton } from './account-button.tsx';
import { Asked } from './asked.tsx';
import { BalanceLink } from './balance-link.tsx';
import { GuestBanner } from './guest-banner.tsx';
import classes from './shell.module.css';
import { SideNav } from './side-nav.tsx';
import { StorageBanner } from './storage-banner.tsx';
import { TabBar } from './tab-bar.tsx';

/** The frame around a learner's screens: a sidebar where there is room, a bar for the thumb where there is not. */
export function Shell() {
  return (
    <div className={classes.shell}>
      <header className={classes.side}>
        <div className={classes.sideTop}>
          <Brand />
        </div>
        <SideNav />
        <div className={classes.tools}>
          <Settings />
          <BalanceLink />
        </div>
        <AccountButton />
      </header>
      <div className={classes.body}>
        <header className={classes.top}>
          <Brand />
          <div className={classes.tools}>
            <BalanceLink />
            <Settings />
          </div>
        </header>
        <Main className={classes.main}>
          <StorageBanner />
          <GuestBanner />
          <Outlet />
          <SiteLinks />
        </Main>
        <Asked />
      </div>
      <TabBar />
    </div>
  );
}
