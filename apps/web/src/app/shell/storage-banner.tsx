import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import classes from './storage-banner.module.css';

const ASKED_EVERY_MS = 60_000;

/** Tells administrators, who can make room, that nothing is being saved. */
export function StorageBanner() {
  const { t } = useTranslation();
  const isAdmin = useViewer().role === 'admin';
  const { data } = useQuery(
    trpc.admin.health.queryOptions(undefined, { enabled: isAdmin, refetchInterval: ASKED_EVERY_MS }),
  );
  return (
    <div role="status">
      {isAdmin && data?.isStorageFull === true && (
        <p className={classes.banner}>
          <IconAlertTriangle size={20} aria-hidden />
          <span>{t('shell.storageFull')}</span>
        </p>
      )}
    </div>
  );
}
