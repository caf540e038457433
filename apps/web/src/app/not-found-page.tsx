import { useTranslation } from 'react-i18next';
import { Main } from '../kernel/main.tsx';
import { LinkButton } from '../ui/links.tsx';
import { useDocumentTitle } from '../ui/page.tsx';
import classes from './error-page.module.css';

export function NotFoundPage() {
  const { t } = useTranslation();
  useDocumentTitle(t('shell.notFound.title'));
  return (
    <Main className={classes.page}>
      <img src="/logo.svg" alt="" width={56} height={56} />
      <h1 tabIndex={-1}>{t('shell.notFound.title')}</h1>
      <p>{t('shell.notFound.text')}</p>
      <div className={classes.actions}>
        <LinkButton to="/">{t('shell.actions.goHome')}</LinkButton>
      </div>
    </Main>
  );
}
