import { useTranslation } from 'react-i18next';
import { site } from './site.ts';
import classes from './site-links.module.css';

const pages = ['imprint', 'privacy', 'terms'] as const;

/** Whom to ask, and what the law wants to be found from every screen; nothing where nobody has said any of it. */
export function SiteLinks() {
  const { t } = useTranslation();
  const named = pages.filter((page) => site[page] !== '');
  if (named.length === 0 && site.contact === '') return null;
  return (
    <nav className={classes.links} aria-label={t('shell.site.label')}>
      {site.contact !== '' && <a href={contactLink(site.contact)}>{t('shell.site.contact')}</a>}
      {named.map((page) => (
        <a key={page} href={site[page]}>
          {t(`shell.site.${page}`)}
        </a>
      ))}
    </nav>
  );
}

function contactLink(contact: string): string {
  return contact.includes('://') ? contact : `mailto:${contact}`;
}
