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
import { OwnMark } from './own-mark.tsx';
import { QuestionHint } from './question-hint.tsx';
import { QuestionLanguage } from './question-language.tsx';
import classes from './question-panel.module.css';
import { QuestionText } from './question-text.tsx';
import type { OnAnswer } from './question-types/part-props.ts';
import { hasOwnText, instructions, QuestionPart } from './question-types/question-part.tsx';
import type { Attempt, RunnerQuestion } from './use-runner.ts';
import { isMarked, isRightOrMarked, verdictOf } from './verdict.ts';

interface QuestionPanelProps {
  readonly question: Attempt['questions'][number];
  readonly state: RunnerQuestion;
  readonly total: number;
  /** The heading that it stands under. */
  readonly section: string | undefined;
  readonly onAnswer: OnAnswer;
  readonly onMark: () => void;
  readonly onHint: () => Promise<void>;
  readonly onOwnMark: (percent: number) => Promise<void>;
}

/** One question; its heading takes the focus whenever another question comes. */
export function QuestionPanel({
  question,
  state,
  total,
  section,
  onAnswer,
  onMark,
  onHint,
  onOwnMark,
}: QuestionPanelProps) {
  const { t } = useTranslation();
  const textId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { position } = question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is what the focus follows
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [position]);
  const MarkIcon = state.isFlagged ? IconBookmarkFilled : IconBookmark;
  const explanationLang = state.feedback?.explanationLang ?? null;
  return (
    <QuestionLanguage value={{ lang: question.lang, explanationLang }}>
      <div className={classes['head']}>
        <h1 ref={heading} tabIndex={-1} className={classes['number']}>
          {t('quizzes.runner.question', { number: position + 1, total })}
          <span className={classes['domain']}>
            {' '}
            {question.domainCode}
            {section !== undefined && ` · ${section}`}
          </span>
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
      <div id={hasOwnText(question.type) ? undefined : textId} className={classes['text']}>
        {!hasOwnText(question.type) && <QuestionText text={question.text} format={question.textFormat} />}
        <p className={classes['hint']}>{t(instructions[question.type])}</p>
      </div>
      {state.hint !== null && (
        <QuestionHint
          key={`hint-${position}`}
          hint={state.hint}
          format={question.textFormat}
          onTake={state.isLocked ? undefined : onHint}
        />
      )}
      <QuestionPart
        key={position}
        type={question.type}
        shown={question.shown}
        name={`question-${position}`}
        labelledBy={textId}
        text={question.text}
        format={question.textFormat}
        answer={state.answer}
        revealed={state.feedback?.revealed ?? null}
        onAnswer={state.isLocked ? undefined : onAnswer}
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
          <div className={classes['feedback']} data-right={isRightOrMarked(state.feedback)}>
            <p className={classes['feedbackHead']}>
              {t(verdictOf(state.feedback), { percent: state.feedback.mark })}
            </p>
            {state.feedback.explanation !== null && (
              <QuestionText text={state.feedback.explanation} format={question.textFormat} of="explanation" />
            )}
          </div>
        )}
      </div>
      {state.feedback !== null && state.feedback.revealed !== null && isMarked(state.feedback) && (
        <OwnMark key={`mark-${position}`} mark={state.feedback.mark} onMark={onOwnMark} />
      )}
    </QuestionLanguage>
  );
}
