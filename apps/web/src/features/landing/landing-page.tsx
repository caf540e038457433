import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Main } from '../../kernel/main.tsx';
import { Settings } from '../../kernel/settings.tsx';
import { Brand } from '../../ui/brand.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { useDocumentTitle } from '../../ui/page.tsx';
import { SiteLinks } from '../../ui/site-links.tsx';
import { useStartAsGuest } from '../auth/use-start-as-guest.ts';
import { FeatureList } from './feature-list.tsx';
import { JoinByPin } from './join-by-pin.tsx';
import classes from './landing-page.module.css';
import { TryOne } from './try-one.tsx';

export function LandingPage() {
  const { t } = useTranslation();
  const guest = useStartAsGuest();
  useDocumentTitle(t('landing.pageTitle'));
  const startButton = (
    <Button
      size="lg"
      onClick={guest.start}
      disabled={guest.isPending}
      rightSection={<IconArrowRight size={20} aria-hidden />}
    >
      {guest.isPending ? t('landing.starting') : t('landing.startAsGuest')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Brand />
        <nav className={classes.entry} aria-label={t('shell.nav.label')}>
          <Settings />
          <LinkButton to="/log-in" search={{}} variant="subtle" color="gray">
            {t('landing.logIn')}
          </LinkButton>
        </nav>
      </header>
      <Main>
        <section className={classes.hero}>
          <div className={classes.words}>
            <h1 tabIndex={-1}>{t('landing.title')}</h1>
            <p className={classes.lead}>{t('landing.lead')}</p>
            <div className={classes.actions}>
              {startButton}
              <LinkButton to="/register" search={{}} size="lg" variant="default">
                {t('landing.createAccount')}
              </LinkButton>
            </div>
            <FailureNote error={guest.error} />
            <p className={classes.promise}>{t('landing.promise')}</p>
            <JoinByPin />
          </div>
          <img className={classes.art} src="/hero.svg" alt={t('landing.heroAlt')} width={960} height={720} />
        </section>
        <TryOne />
        <FeatureList />
        <section className={classes.closing}>
          <h2>{t('landing.closing.title')}</h2>
          <p>{t('landing.closing.text')}</p>
          {startButton}
        </section>
      </Main>
      <footer className={classes.footer}>
        {t('landing.footer')}
        <SiteLinks />
      </footer>
    </div>
  );
}
