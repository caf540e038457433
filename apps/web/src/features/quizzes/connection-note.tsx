import { Alert, Button } from '@mantine/core';
import { heldBackUntil, lastGivenAt } from '@studyhall/domain/quizzes/late-answers';
import { IconCloudOff, IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { leave } from '../../kernel/session.ts';
import { startKeyOf } from '../../kernel/start-keys.ts';
import classes from './connection-note.module.css';
import { timeText } from './format.ts';
import type { Attempt, Runner } from './use-runner.ts';

interface ConnectionNoteProps {
  readonly attempt: Attempt;
  readonly runner: Runner;
  readonly serverAheadMs: number;
}

/** Why answers cannot be sent, what becomes of them, and until when they can still count. */
export function ConnectionNote({ attempt, runner, serverAheadMs }: ConnectionNoteProps) {
  const { t } = useTranslation();
  if (runner.contact.isSignedOut) return <SignedOut attempt={attempt} serverAheadMs={serverAheadMs} />;
  if (runner.saveState !== 'waiting') return null;
  return (
    <Alert className={classes['note'] ?? ''} color="lamp" icon={<IconCloudOff aria-hidden />} role="status">
      {attempt.deadlineAt === null ? (
        t('quizzes.connection.kept')
      ) : (
        <Deadlines {...{ attempt, runner, serverAheadMs }} deadlineAt={attempt.deadlineAt} />
      )}
    </Alert>
  );
}

/** Instants are the server's; they are shown on the clock of the device. */
function Deadlines({
  attempt,
  runner,
  serverAheadMs,
  deadlineAt,
}: ConnectionNoteProps & { readonly deadlineAt: Date }) {
  const { t, i18n } = useTranslation();
  const shown = (instant: Date): string => timeText(instant, serverAheadMs, i18n.language);
  const until = shown(heldBackUntil(deadlineAt));
  const before = lastGivenAt(runner.contact.heardAt);
  return (
    <>
      {t('quizzes.connection.keptUntil', { deadline: shown(deadlineAt) })}{' '}
      {startKeyOf(attempt.attemptId) !== undefined &&
        (before < deadlineAt
          ? t('quizzes.connection.lateBefore', { until, before: shown(before) })
          : t('quizzes.connection.late', { until }))}
    </>
  );
}

function SignedOut({ attempt, serverAheadMs }: Omit<ConnectionNoteProps, 'runner'>) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { attemptId, deadlineAt } = attempt;
  const logIn = async (): Promise<void> => {
    await leave();
    await navigate({ to: '/log-in', search: { next: `/attempts/${attemptId}` } });
  };
  return (
    <Alert
      className={classes['note'] ?? ''}
      color="red"
      icon={<IconLock aria-hidden />}
      role="alert"
      title={t('quizzes.connection.signedOut')}
    >
      <p>
        {t('quizzes.connection.signedOutText')}{' '}
        {deadlineAt !== null &&
          t('quizzes.connection.signedOutUntil', {
            deadline: timeText(deadlineAt, serverAheadMs, i18n.language),
          })}
      </p>
      <Button mt="sm" size="md" onClick={() => void logIn()}>
        {t('quizzes.connection.logIn')}
      </Button>
    </Alert>
  );
}
