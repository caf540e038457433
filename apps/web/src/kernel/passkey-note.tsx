import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../ui/failure-note.tsx';
import { PasskeyCancelled } from './passkeys.ts';

/** Why a passkey was not used, in words: by the browser, or by the server. */
export function PasskeyNote({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof PasskeyCancelled)) return <FailureNote error={error} />;
  return (
    <Alert role="alert" color="gray" variant="light">
      {t('shell.passkeyCancelled')}
    </Alert>
  );
}
