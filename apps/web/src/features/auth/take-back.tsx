import { Alert, Button, Stack } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { momentText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { hereAndNow } from './here-and-now.ts';

const PENDING = 'account-deletion-pending';

/** Whether the account is there and waits to be deleted, which its owner may take back by signing in. */
export function isDeletionPending(error: unknown): boolean {
  return error !== null && error !== undefined && reasonOf(error).reason === PENDING;
}

interface TakeBackProps {
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onTakeBack: () => void;
}

/** Why signing in failed; where the account waits to be deleted, with the way to keep it. */
export function TakeBack({ error, isPending, onTakeBack }: TakeBackProps) {
  const { t, i18n } = useTranslation();
  if (!isDeletionPending(error)) return <FailureNote error={error} />;
  const date = momentText(new Date(String(reasonOf(error).details['eraseAt'])), i18n.language);
  return (
    <Alert role="alert" color="lamp">
      <Stack gap="sm">
        <p>{t('auth.takeBack.text', { date })}</p>
        <Button size="md" loading={isPending} onClick={onTakeBack}>
          {t('auth.takeBack.submit')}
        </Button>
      </Stack>
    </Alert>
  );
}

interface TakeBackElsewhereProps {
  readonly failure: string | undefined;
  /** By which provider somebody tried to sign in. */
  readonly provider: string | undefined;
  readonly next: string | undefined;
}

/** The same for whoever comes back from a provider: it is asked once more. */
export function TakeBackElsewhere({ failure, provider, next }: TakeBackElsewhereProps) {
  const { t } = useTranslation();
  if (failure !== PENDING || provider === undefined) return null;
  const asked = { ...hereAndNow(), ...(next === undefined ? {} : { next }), takeBack: '1' };
  return (
    <Button
      component="a"
      size="md"
      href={`/auth/${encodeURIComponent(provider)}/start?${new URLSearchParams(asked)}`}
    >
      {t('auth.takeBack.submit')}
    </Button>
  );
}
