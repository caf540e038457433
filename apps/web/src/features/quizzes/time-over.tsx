import { Button, Stack } from '@mantine/core';
import { heldBackUntil } from '@studyhall/domain/quizzes/late-answers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/failure-note.tsx';
import { listText, timeText } from './format.ts';
import classes from './time-over.module.css';
import type { Ending } from './use-ending.ts';
import { type Runner, unsentNumbers } from './use-runner.ts';

interface TimeOverProps {
  readonly deadlineAt: Date;
  readonly runner: Runner;
  readonly ending: Ending;
  readonly serverAheadMs: number;
  /** This browser started the attempt: what it keeps can still count. */
  readonly isStarter: boolean;
}

/** Stands in place of the questions when the time is over, until the result comes by itself. */
export function TimeOver({ deadlineAt, runner, ending, serverAheadMs, isStarter }: TimeOverProps) {
  const { t, i18n } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { waiting, lost } = unsentNumbers(runner);
  const counting = ending.isHeldBack && isStarter ? waiting : [];
  const late = ending.isHeldBack && isStarter ? lost : [...waiting, ...lost].sort((a, b) => a - b);
  const words = (numbers: readonly number[]) => ({
    count: numbers.length,
    numbers: listText(numbers, i18n.language),
    until: timeText(heldBackUntil(deadlineAt), serverAheadMs, i18n.language),
  });
  const { isSignedOut } = runner.contact;
  const isOffline = !isSignedOut && (ending.isOffline || runner.saveState === 'waiting');
  const isElsewhere = !isStarter && ending.isHeldBack;
  return (
    <Stack gap="md" align="flex-start">
      <h1 ref={heading} tabIndex={-1} className={classes['title']}>
        {t('quizzes.timeOver.title')}
      </h1>
      <div role="status" className={classes['words']}>
        {counting.length > 0 && <p>{t('quizzes.timeOver.waiting', words(counting))}</p>}
        {late.length > 0 && <p>{t('quizzes.timeOver.lost', words(late))}</p>}
        {isElsewhere && <p>{t('quizzes.timeOver.elsewhere', words([]))}</p>}
        {isOffline && <p>{t('quizzes.timeOver.offline')}</p>}
        {!isOffline && !isSignedOut && !isElsewhere && <p>{t('quizzes.timeOver.grading')}</p>}
      </div>
      <FailureNote error={ending.failure} />
      {isElsewhere && !isOffline && !isSignedOut && (
        <Button size="md" onClick={ending.submit}>
          {t('quizzes.timeOver.end')}
        </Button>
      )}
    </Stack>
  );
}
