import { Anchor } from '@mantine/core';
import { type AgreedVersions, agreedPages } from '@studyhall/domain/platform/site-texts';
import { useTranslation } from 'react-i18next';
import { site } from '../../ui/site.ts';
import classes from './auth-page.module.css';

/** Which versions the note below names: they came with the page. */
export const shownVersions = (): AgreedVersions => site.agreedVersions;

/** What somebody agrees to who makes an account, before they do. In another tab: what was typed stays. */
export function AgreementNote() {
  const { t } = useTranslation();
  return (
    <p className={classes.hint}>
      {t('auth.agreement')}
      {agreedPages.toReversed().map((page) => (
        <span key={page}>
          {' '}
          <Anchor href={site[page] === '' ? `/${page}` : site[page]} target="_blank" rel="noreferrer">
            {t(`shell.site.${page}`)}
          </Anchor>
        </span>
      ))}
    </p>
  );
}
