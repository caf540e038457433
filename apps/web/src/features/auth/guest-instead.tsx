import { Button, Divider, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useStartAsGuest } from './use-start-as-guest.ts';

export function GuestInstead() {
  const { t } = useTranslation();
  const { start, isPending, error } = useStartAsGuest();
  return (
    <Stack gap="md">
      <Divider label={t('auth.guest.instead')} />
      <Button size="md" variant="default" onClick={start} loading={isPending}>
        {t('auth.guest.start')}
      </Button>
      <FailureNote error={error} />
    </Stack>
  );
}
