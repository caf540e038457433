import { Button, TextInput } from '@mantine/core';
import { GamePin } from '@studyhall/domain/live/schemas';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Main } from '../../../../kernel/main.tsx';
import { useVisitor } from '../../../../kernel/session.ts';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { LeaveLink } from '../../../../ui/leave-link.tsx';
import { useDocumentTitle } from '../../../../ui/page.tsx';
import { Controller } from './controller.tsx';
import classes from './remote-screen.module.css';
import { useRedeem } from './use-redeem.ts';

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
  const [pin, setPin] = useState(scanned ?? '');
  const isSent = useRef(false);
  const isKnown = useVisitor() !== null;
  const { redeem, error, isPending } = useRedeem();
  useEffect(() => {
    if (scanned === undefined || isSent.current || !GamePin.safeParse(scanned).success) return;
    isSent.current = true;
    redeem(scanned);
  }, [scanned, redeem]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    redeem(pin);
  };
  return (
    <>
      <header className={classes['bar']}>
        {isKnown ? (
          <LeaveLink to="/games" label={t('hosting.desk.leave')} />
        ) : (
          <LeaveLink to="/" label={t('shell.actions.goHome')} />
        )}
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
