import { isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { IconAlertTriangleFilled, IconBookmarkFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './navigator.module.css';
import type { Runner, RunnerQuestion } from './use-runner.ts';

type State = 'answered' | 'open' | 'right' | 'wrong';

const WORDS = {
  answered: 'quizzes.runner.stateAnswered',
  open: 'quizzes.runner.stateOpen',
  right: 'quizzes.runner.stateRight',
  wrong: 'quizzes.runner.stateWrong',
} as const satisfies Record<State, string>;

/** Every question as a numbered button that says what its state is. */
export function Navigator({ runner }: { readonly runner: Runner }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('quizzes.runner.navigator')} className={classes['grid']}>
      {runner.questions.map((question, index) => {
        const state = stateOf(question);
        const words = [t('quizzes.runner.goTo', { number: index + 1 }), t(WORDS[state])];
        if (question.isFlagged) words.push(t('quizzes.runner.stateMarked'));
        if (question.refusal !== null) words.push(t('quizzes.runner.stateRefused'));
        return (
          <button
            key={index}
            type="button"
            className={classes['cell']}
            data-state={state}
            data-refused={question.refusal !== null}
            aria-current={index === runner.position ? 'step' : undefined}
            aria-label={words.join(', ')}
            onClick={() => runner.goTo(index)}
          >
            {index + 1}
            {question.refusal !== null && (
              <IconAlertTriangleFilled className={classes['refused']} size={13} aria-hidden />
            )}
            {question.isFlagged && <IconBookmarkFilled className={classes['flag']} size={12} aria-hidden />}
          </button>
        );
      })}
    </nav>
  );
}

function stateOf({ answer, feedback }: RunnerQuestion): State {
  if (feedback !== null && !feedback.isWaiting) return feedback.isCorrect ? 'right' : 'wrong';
  return isUnanswered(answer) ? 'open' : 'answered';
}
