import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { momentText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './merge.module.css';

/** Makes the code that gives this account away, and shows it once. */
export function MergeOffer() {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { mutate, data, error, isPending } = useMutation(trpc.accounts.offerMerge.mutationOptions());
  if (data === undefined)
    return (
      <div className={classes.terms}>
        <p>{t('security.merge.giveLead')}</p>
        <p>{t('security.merge.giveWarning')}</p>
        <FailureNote error={error} />
        <Button size="md" loading={isPending} onClick={() => mutate()}>
          {t('security.merge.make')}
        </Button>
      </div>
    );
  const date = momentText(data.expiresAt, i18n.language, timeZone);
  return (
    <div className={classes.terms} role="status">
      <p>{t('security.merge.next')}</p>
      <code className={classes.code}>{data.code}</code>
      <CopyButton text={data.code} />
      <p>{t('security.merge.codeUntil', { date })}</p>
    </div>
  );
}
