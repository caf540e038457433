import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './pending-page.module.css';

/** The shape of a screen while its code is on the way. */
export function PendingPage() {
  const { t } = useTranslation();
  return (
    <div className={classes.page} aria-busy="true">
      <p className={classes.words}>{t('shell.loading')}</p>
      <Skeleton height={34} width="45%" radius="md" />
      <Skeleton height={160} radius="lg" />
      <Skeleton height={160} radius="lg" />
    </div>
  );
}
