import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { site } from './site.ts';
import classes from './site-links.module.css';

const pages = ['imprint', 'privacy', 'terms'] as const;

/** Whom to ask, and what the law wants to be found from every screen: here, or where it is kept instead. */
export function SiteLinks() {
  const { t } = useTranslation();
  return (
    <nav className={classes.links} aria-label={t('shell.site.label')}>
      {site.contact !== '' && <a href={contactLink(site.contact)}>{t('shell.site.contact')}</a>}
      {pages.map((page) =>
        site[page] === '' ? (
          <Link key={page} to={`/${page}`}>
            {t(`shell.site.${page}`)}
          </Link>
        ) : (
          <a key={page} href={site[page]}>
            {t(`shell.site.${page}`)}
          </a>
        ),
      )}
    </nav>
  );
}

function contactLink(contact: string): string {
  return contact.includes('://') ? contact : `mailto:${contact}`;
}
