import { Alert } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Why something failed, in words, with the request id where the server itself is to blame. */
export function FailureNote({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const { reason, details, requestId } = reasonOf(error);
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      {t(`failures.${reason}`)}
      {reason === 'wrong-origin' && (
        <>
          {' '}
          <a href={String(details.expectedOrigin)}>{details.expectedOrigin}</a>
        </>
      )}
      {reason === 'unknown' && requestId !== '' && (
        <>
          {' '}
          {t('shell.failure.requestId')}: <code>{requestId}</code>
        </>
      )}
    </Alert>
  );
}
