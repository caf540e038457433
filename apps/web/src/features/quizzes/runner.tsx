import { Button } from '@mantine/core';
import { isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { shows } from '@studyhall/domain/quizzes/terms-review';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Main } from '../../kernel/main.tsx';
import { startKeyOf } from '../../kernel/start-keys.ts';
import { Card } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { ImageSizes } from '../../ui/image-sizes.tsx';
import { useDocumentTitle } from '../../ui/page.tsx';
import { ShortcutSheet } from '../../ui/shortcut-sheet.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { KEY_ROWS, type KeyAction } from './keyboard.ts';
import { Navigator } from './navigator.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { chosen } from './question-types/choice-part.tsx';
import { ReportQuestion } from './report-question.tsx';
import classes from './runner.module.css';
import { RunnerBar } from './runner-bar.tsx';
import { SubmitDialog } from './submit-dialog.tsx';
import { TimeOver } from './time-over.tsx';
import { useEnding } from './use-ending.ts';
import { type Attempt, type Feedback, useRunner } from './use-runner.ts';
import { useRunnerKeys } from './use-runner-keys.ts';
import { isRightOrMarked, verdictOf } from './verdict.ts';

interface RunnerProps {
  readonly attempt: Attempt;
  readonly serverAheadMs: number;
}

export function Runner({ attempt, serverAheadMs }: RunnerProps) {
  const { t } = useTranslation();
  const serverNow = (): number => Date.now() + serverAheadMs;
  const runner = useRunner(attempt, serverNow);
  const ending = useEnding(attempt, runner, serverNow);
  const [dialog, setDialog] = useState<'submit' | 'shortcuts' | null>(null);
  const { position } = runner;
  const question = attempt.questions[position];
  const state = runner.questions[position];
  const total = attempt.questions.length;
  const isLast = position === total - 1;
  const { isSequential } = attempt;
  const needsCheck =
    attempt.mode === 'study' && shows(attempt.shownDuring, 'verdicts') && state?.feedback === null;
  useDocumentTitle(`${t('quizzes.runner.question', { number: position + 1, total })} · ${attempt.examTitle}`);

  const optionCount =
    question !== undefined && 'options' in question.shown ? question.shown.options.length : 0;
  const choose = (place: number): void => {
    if (question === undefined || state === undefined) return;
    runner.answer(chosen({ type: question.type, answer: state.answer }, place));
  };
  const goOn = (): void => {
    if (needsCheck) {
      if (state !== undefined && !isUnanswered(state.answer)) void runner.check();
    } else if (isLast) setDialog('submit');
    else runner.goTo(position + 1);
  };
  const act = (action: KeyAction): void => {
    if (ending.isOver) return;
    if (action.kind === 'choose') choose(action.place);
    else if (action.kind === 'next' && !isLast) runner.goTo(position + 1);
    else if (action.kind === 'previous' && position > 0 && !isSequential) runner.goTo(position - 1);
    else if (action.kind === 'mark') runner.toggleFlag();
    else if (action.kind === 'go') goOn();
    else if (action.kind === 'help') setDialog('shortcuts');
  };
  const shortcuts = useRunnerKeys(optionCount, act);
  if (question === undefined || state === undefined) return null;

  return (
    <Main className={classes['runner']}>
      <RunnerBar
        attempt={attempt}
        runner={runner}
        serverAheadMs={serverAheadMs}
        onOver={() => {
          setDialog(null);
          ending.over();
        }}
        onShortcuts={() => setDialog('shortcuts')}
      />
      {(!ending.isOver || runner.contact.isSignedOut) && (
        <ConnectionNote attempt={attempt} runner={runner} serverAheadMs={serverAheadMs} />
      )}
      {ending.isOver && attempt.deadlineAt !== null ? (
        <Card padding="roomy" className={classes['over']}>
          <TimeOver
            deadlineAt={attempt.deadlineAt}
            runner={runner}
            ending={ending}
            serverAheadMs={serverAheadMs}
            isStarter={startKeyOf(attempt.attemptId) !== undefined}
          />
        </Card>
      ) : (
        <>
          <Card padding="roomy" className={classes['question']}>
            <ImageSizes images={attempt.images}>
              <ImageSizes images={state.images}>
                <QuestionPanel
                  question={question}
                  state={state}
                  total={total}
                  section={sectionOf(attempt, position)}
                  onAnswer={runner.answer}
                  onMark={runner.toggleFlag}
                  onHint={runner.takeHint}
                  onOwnMark={runner.markOwn}
                />
              </ImageSizes>
            </ImageSizes>
            <ReportQuestion key={position} attemptId={attempt.attemptId} position={position} />
            <FailureNote error={runner.failure ?? ending.failure} />
            <div className={classes['steps']}>
              {state.feedback !== null && <Verdict feedback={state.feedback} />}
              {!isSequential && (
                <Button
                  variant="default"
                  size="md"
                  disabled={position === 0}
                  onClick={() => runner.goTo(position - 1)}
                >
                  {t('quizzes.runner.previous')}
                </Button>
              )}
              {needsCheck && (
                <Button size="md" disabled={isUnanswered(state.answer)} onClick={() => void runner.check()}>
                  {t('quizzes.runner.check')}
                </Button>
              )}
              <Button
                size="md"
                variant={needsCheck ? 'default' : 'filled'}
                onClick={() => (isLast ? setDialog('submit') : runner.goTo(position + 1))}
              >
                {t(isLast ? 'quizzes.runner.review' : 'quizzes.runner.next')}
              </Button>
            </div>
          </Card>
          <aside className={classes['side']}>
            {!isSequential && <Navigator runner={runner} />}
            <Button fullWidth variant="light" size="md" onClick={() => setDialog('submit')}>
              {t('quizzes.runner.review')}
            </Button>
          </aside>
        </>
      )}
      <SubmitDialog
        isOpen={dialog === 'submit'}
        questions={runner.questions}
        hasUnsent={runner.saveState === 'waiting'}
        isBusy={ending.isBusy}
        onClose={() => setDialog(null)}
        onSubmit={ending.submit}
      />
      <ShortcutSheet
        isOpen={dialog === 'shortcuts'}
        shortcuts={shortcuts}
        rows={KEY_ROWS.map(({ keys, words }) => ({ keys, words: t(words) }))}
        onClose={() => setDialog(null)}
      />
    </Main>
  );
}

/** On a phone, where the buttons stay at the bottom and the verdict is below them: the panel says it to screen readers. */
function Verdict({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation();
  return (
    <p className={classes['verdict']} data-right={isRightOrMarked(feedback)} aria-hidden>
      {t(verdictOf(feedback), { percent: feedback.mark })}
    </p>
  );
}

/** The heading that a question stands under: the last one before it. Undefined where there is none. */
function sectionOf({ sections }: Attempt, position: number): string | undefined {
  return sections.findLast((section) => section.position <= position)?.title ?? undefined;
}
