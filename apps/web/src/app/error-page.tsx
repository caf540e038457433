import { Button } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { TRPCClientError } from '@trpc/client';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../ui/links.tsx';
import { useDocumentTitle } from '../ui/page.tsx';
import { useFailureWords } from '../ui/use-failure-words.ts';
import classes from './error-page.module.css';

/** What is left when a screen cannot be shown: the reason in words, the request id, two ways on. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const wordsOf = useFailureWords();
  const router = useRouter();
  const { requestId } = reasonOf(error);
  const isKnown = error instanceof TRPCClientError;
  useDocumentTitle(t('shell.failure.title'));
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={classes.page}>
      <img src="/logo.svg" alt="" width={56} height={56} />
      <h1 tabIndex={-1}>{t('shell.failure.title')}</h1>
      <p>{isKnown ? wordsOf(error) : t('shell.failure.text')}</p>
      {requestId !== '' && (
        <p className={classes.id}>
          {t('shell.failure.requestId')}: <code>{requestId}</code>
          <br />
          {t('shell.failure.requestIdHint')}
        </p>
      )}
      <div className={classes.actions}>
        <Button onClick={retry}>{t('shell.actions.retry')}</Button>
        <LinkButton to="/" variant="default">
          {t('shell.actions.goHome')}
        </LinkButton>
      </div>
    </div>
  );
}
