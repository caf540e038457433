import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Main } from '../../kernel/main.tsx';
import { maybeSignedIn, useVisitor } from '../../kernel/session.ts';
import { Settings } from '../../kernel/settings.tsx';
import { Brand } from '../../ui/brand.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { SiteLinks } from '../../ui/site-links.tsx';
import classes from './public-frame.module.css';

/** The frame of screens that anybody may see, signed in or not. */
export function PublicFrame() {
  const { t } = useTranslation();
  const known = useVisitor();
  // Who never signed in here is not waited for, so that nothing moves once the server has said so.
  const visitor = known === undefined && !maybeSignedIn() ? null : known;
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <Brand />
        <nav className={classes.entry} aria-label={t('shell.nav.label')}>
          <Settings />
          {visitor === null && (
            <LinkButton to="/log-in" search={{}} variant="subtle" color="gray">
              {t('landing.logIn')}
            </LinkButton>
          )}
          {visitor !== null && visitor !== undefined && (
            <LinkButton to="/certificates" variant="subtle" color="gray">
              {t('shell.nav.certificates')}
            </LinkButton>
          )}
        </nav>
      </header>
      <Main className={classes.main}>
        <Outlet />
      </Main>
      <SiteLinks />
    </div>
  );
}
