import { Button, TextInput } from '@mantine/core';
import { GamePin } from '@studyhall/domain/live/schemas';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { Main } from '../../../../kernel/main.tsx';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { LeaveLink } from '../../../../ui/leave-link.tsx';
import { useDocumentTitle } from '../../../../ui/page.tsx';
import { Controller } from './controller.tsx';
import classes from './remote-screen.module.css';

interface RemoteScreenProps {
  /** From a code that was scanned. */
  readonly pin?: string | undefined;
  /** What is controlled already: a reload asks for no second PIN. */
  readonly game?: string | undefined;
}

/** A phone that leads a game: it is paired by a PIN, and from then on moves the game on. */
export function RemoteScreen({ pin, game }: RemoteScreenProps) {
  const { t } = useTranslation();
  useDocumentTitle(t('hosting.remote.title'));
  return (
    <Main className={classes['main']}>
      {game === undefined ? <Pairing scanned={pin} /> : <Controller gameId={game} />}
    </Main>
  );
}

function Pairing({ scanned }: { readonly scanned: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [pin, setPin] = useState(scanned ?? '');
  const isSent = useRef(false);
  const { mutate, error, isPending } = useMutation(
    trpc.live.redeemRemote.mutationOptions({
      onSuccess: ({ gameId }) => navigate({ to: '/games/remote', search: { game: gameId }, replace: true }),
    }),
  );
  useEffect(() => {
    if (scanned === undefined || isSent.current || !GamePin.safeParse(scanned).success) return;
    isSent.current = true;
    mutate({ pin: scanned });
  }, [scanned, mutate]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    mutate({ pin });
  };
  return (
    <>
      <header className={classes['bar']}>
        <LeaveLink to="/games" label={t('hosting.desk.leave')} />
        <h1 tabIndex={-1}>{t('hosting.remote.title')}</h1>
      </header>
      <p className={classes['lead']}>{t('hosting.remote.lead')}</p>
      <form onSubmit={send} className={classes['form']}>
        <TextInput
          label={t('hosting.remote.pin')}
          inputMode="numeric"
          autoComplete="one-time-code"
          size="lg"
          maxLength={10}
          value={pin}
          onChange={({ currentTarget }) => setPin(currentTarget.value)}
        />
        <FailureNote error={error} words={{ 'pin-unknown': t('hosting.remote.unknown') }} />
        <Button type="submit" size="lg" loading={isPending} disabled={!GamePin.safeParse(pin).success}>
          {t('hosting.remote.redeem')}
        </Button>
      </form>
    </>
  );
}
