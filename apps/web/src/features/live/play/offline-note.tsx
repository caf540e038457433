import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The game goes on without this page; what was given is kept. */
export function OfflineNote() {
  const { t } = useTranslation();
  return (
    <Alert color="lamp" role="status" icon={<IconCloudOff aria-hidden />}>
      {t('livePlay.offline')}
    </Alert>
  );
}
