import { Progress } from '@mantine/core';
import { isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { IconAlertTriangle, IconCheck, IconClock, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LeaveLink } from '../../ui/leave-link.tsx';
import { ShortcutsButton } from '../../ui/shortcuts-button.tsx';
import { clockText } from './countdown.ts';
import { listText } from './format.ts';
import classes from './runner-bar.module.css';
import { useCountdown } from './use-countdown.ts';
import { type Attempt, type Runner, refusedNumbers, type SaveState } from './use-runner.ts';

const HURRY_SECONDS = 60;

interface RunnerBarProps {
  readonly attempt: Attempt;
  readonly runner: Runner;
  readonly serverAheadMs: number;
  readonly onOver: () => void;
  readonly onShortcuts: () => void;
}

/** What stays in sight: which quiz, how far, whether the last answer is saved, and the time that is left. */
export function RunnerBar({ attempt, runner, serverAheadMs, onOver, onShortcuts }: RunnerBarProps) {
  const { t } = useTranslation();
  const answered = runner.questions.filter(({ answer }) => !isUnanswered(answer)).length;
  const total = attempt.questions.length;
  return (
    <div className={classes['bar']}>
      <div className={classes['row']}>
        <LeaveLink to="/home" label={t('quizzes.runner.leave')} />
        <p className={classes['title']}>
          {attempt.level === null ? (
            <>
              <span lang={attempt.examLang ?? undefined}>{attempt.examTitle}</span>{' '}
              <span className={classes['mode']}>{t(`mode.${attempt.mode}`)}</span>
            </>
          ) : (
            <>
              <span lang={attempt.level.lang ?? undefined}>{attempt.level.courseTitle}</span>{' '}
              <span className={classes['mode']} lang={attempt.level.lang ?? undefined}>
                {attempt.level.title}
              </span>
            </>
          )}
        </p>
        <RefusedAnswers runner={runner} />
        {!runner.contact.isSignedOut && <SaveStatus state={runner.saveState} />}
        {attempt.deadlineAt !== null && (
          <Timer deadlineAt={attempt.deadlineAt} serverAheadMs={serverAheadMs} onOver={onOver} />
        )}
        <ShortcutsButton onClick={onShortcuts} />
      </div>
      <Progress
        value={(answered / total) * 100}
        size={6}
        aria-label={t('quizzes.exams.answered', { answered, total })}
      />
    </div>
  );
}

const STATES = {
  saved: { Icon: IconCheck, words: 'quizzes.runner.saved' },
  saving: { Icon: IconLoader2, words: 'quizzes.runner.saving' },
  waiting: { Icon: IconCloudOff, words: 'quizzes.runner.waiting' },
} as const;

function SaveStatus({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation();
  const { Icon, words } = STATES[state];
  return (
    <p className={classes['save']} data-state={state} role={state === 'waiting' ? 'alert' : undefined}>
      <Icon size={16} aria-hidden />
      {t(words)}
    </p>
  );
}

/** Answers that the server did not take stay in sight, whatever is saved after them. */
function RefusedAnswers({ runner }: { readonly runner: Runner }) {
  const { t, i18n } = useTranslation();
  const numbers = refusedNumbers(runner.questions);
  if (numbers.length === 0) return null;
  return (
    <p className={classes['save']} data-state="refused" role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      {t('quizzes.runner.refused', { count: numbers.length, numbers: listText(numbers, i18n.language) })}
    </p>
  );
}

type TimerProps = Pick<RunnerBarProps, 'serverAheadMs' | 'onOver'> & { readonly deadlineAt: Date };

function Timer({ deadlineAt, serverAheadMs, onOver }: TimerProps) {
  const { t } = useTranslation();
  const countdown = useCountdown(deadlineAt, serverAheadMs, onOver);
  if (countdown === undefined) return null;
  const { seconds, spoken } = countdown;
  const words =
    spoken === undefined
      ? ''
      : spoken >= 60
        ? t('quizzes.runner.spokenMinutes', { count: spoken / 60 })
        : t('quizzes.runner.spokenSeconds', { count: spoken });
  return (
    <div className={classes['timer']} data-hurry={seconds <= HURRY_SECONDS}>
      <IconClock size={18} aria-hidden />
      <span role="timer" aria-label={t('quizzes.runner.timeLeft')}>
        {clockText(seconds)}
      </span>
      <span className={classes['spoken']} role="status">
        {words}
      </span>
    </div>
  );
}
