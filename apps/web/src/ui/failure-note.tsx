import { Alert } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from './use-failure-words.ts';

interface FailureNoteProps {
  readonly error: unknown;
  /** What a reason means here, where the general words would mislead. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Why something failed, in words, with the request id where the server itself is to blame. */
export function FailureNote({ error, words = {} }: FailureNoteProps) {
  const { t } = useTranslation();
  const wordsOf = useFailureWords();
  if (error === null || error === undefined) return null;
  const { reason, details, requestId } = reasonOf(error);
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      {words[reason] ?? wordsOf(error)}
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
