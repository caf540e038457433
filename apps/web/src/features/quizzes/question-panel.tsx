import { Alert, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBookmark,
  IconBookmarkFilled,
  IconDevices,
  IconLock,
} from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { OptionList } from './option-list.tsx';
import classes from './question-panel.module.css';
import { QuestionText } from './question-text.tsx';
import type { Attempt, RunnerQuestion } from './use-runner.ts';

interface QuestionPanelProps {
  readonly question: Attempt['questions'][number];
  readonly state: RunnerQuestion;
  readonly total: number;
  readonly onChoose: (place: number) => void;
  readonly onMark: () => void;
}

/** One question; its heading takes the focus whenever another question comes. */
export function QuestionPanel({ question, state, total, onChoose, onMark }: QuestionPanelProps) {
  const { t } = useTranslation();
  const textId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { position } = question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is what the focus follows
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [position]);
  const hasSeveral = question.type === 'multiple';
  const MarkIcon = state.isFlagged ? IconBookmarkFilled : IconBookmark;
  return (
    <>
      <div className={classes['head']}>
        <h1 ref={heading} tabIndex={-1} className={classes['number']}>
          {t('quizzes.runner.question', { number: position + 1, total })}
          <span className={classes['domain']}> {question.domainCode}</span>
        </h1>
        <Button
          variant="subtle"
          size="compact-md"
          className={classes['mark']}
          aria-pressed={state.isFlagged}
          leftSection={<MarkIcon size={18} aria-hidden />}
          onClick={onMark}
        >
          {t(state.isFlagged ? 'quizzes.runner.marked' : 'quizzes.runner.mark')}
        </Button>
      </div>
      <div id={textId} className={classes['text']}>
        <QuestionText text={question.text} format={question.textFormat} />
        <p className={classes['hint']}>
          {t(hasSeveral ? 'quizzes.runner.chooseAll' : 'quizzes.runner.chooseOne')}
        </p>
      </div>
      <OptionList
        key={position}
        name={`question-${position}`}
        labelledBy={textId}
        hasSeveral={hasSeveral}
        options={question.options}
        format={question.textFormat}
        selected={state.selected}
        verdicts={state.feedback?.options ?? null}
        {...(!state.isLocked && { onChoose })}
      />
      {state.isLocked && state.feedback === null && (
        <Alert color="lamp" icon={<IconLock aria-hidden />}>
          {t('quizzes.runner.locked')}
        </Alert>
      )}
      {state.isFromElsewhere && (
        <Alert role="status" color="lamp" icon={<IconDevices aria-hidden />}>
          {t('quizzes.runner.elsewhere')}
        </Alert>
      )}
      {state.refusal !== null && (
        <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />}>
          {t('quizzes.runner.refusedHere')} {t(`failures.${state.refusal}`)}
        </Alert>
      )}
      <div role="status">
        {state.feedback !== null && (
          <div className={classes['feedback']} data-right={state.feedback.isCorrect}>
            <p className={classes['feedbackHead']}>
              {t(state.feedback.isCorrect ? 'quizzes.runner.right' : 'quizzes.runner.wrong')}
            </p>
            {state.feedback.explanation !== null && (
              <QuestionText text={state.feedback.explanation} format={question.textFormat} />
            )}
          </div>
        )}
      </div>
    </>
  );
}
