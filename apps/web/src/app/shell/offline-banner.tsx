import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../ui/use-online.ts';
import classes from './offline-banner.module.css';

export function OfflineBanner() {
  const { t } = useTranslation();
  const isOnline = useOnline();
  return (
    <div role="status" className={classes.region}>
      {!isOnline && (
        <p className={classes.banner}>
          <IconCloudOff size={18} aria-hidden /> {t('shell.offline')}
        </p>
      )}
    </div>
  );
}
