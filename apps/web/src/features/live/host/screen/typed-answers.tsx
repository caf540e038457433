import type { Distribution } from '@studyhall/domain/live/frames';
import type { GameQuestion, GameReveal } from '@studyhall/domain/live/game-question';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './shown-answers.module.css';

interface TypedAnswersProps {
  readonly question: GameQuestion;
  readonly reveal: GameReveal | null;
  readonly distribution: Distribution | null;
}

/** How many of what was typed are shown: those that were typed most. */
const SHOWN = 6;

/** A question that is answered by typing: what would have been right, and what was typed most. */
export function TypedAnswers({ question, reveal, distribution }: TypedAnswersProps) {
  const { t } = useTranslation();
  const right = useRightTexts(reveal);
  const typed = distribution?.answers.filter(({ answer }) => typeof answer === 'string') ?? [];
  const shown = typed.toSorted((one, other) => other.count - one.count).slice(0, SHOWN);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return (
    <div className={classes['typed']}>
      {distribution === null && (
        <p className={classes['hint']}>
          {t(question.type === 'numeric' ? 'hosting.screen.typeNumber' : 'hosting.screen.typeText')}
        </p>
      )}
      {right.length > 0 && (
        <p className={classes['right']}>
          <IconCheck size="1em" aria-hidden />
          <span>
            {t('hosting.screen.rightIs')} <strong>{right.join(' · ')}</strong>
          </span>
        </p>
      )}
      {shown.length > 0 && (
        <ul className={classes['given']} aria-label={t('hosting.screen.given')}>
          {shown.map(({ answer, count }) => (
            <li key={answer}>
              <span className={classes['text']}>{answer}</span>
              <span className={classes['bar']} style={{ '--share': count / most }} aria-hidden />
              <span>{t('liveShared.option.chosen', { count })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What earns the full credit, in words. */
function useRightTexts(reveal: GameReveal | null): string[] {
  const { t } = useTranslation();
  if (reveal?.type === 'short') {
    const { accepted } = reveal.revealed;
    return accepted.filter(({ creditPercent }) => creditPercent === 100).map(({ text }) => text);
  }
  if (reveal?.type !== 'numeric') return [];
  return reveal.revealed.answers
    .filter(({ creditPercent }) => creditPercent === 100)
    .map(({ value, from, to, tolerance }) => {
      if (value === undefined) return t('quizzes.answers.range', { from, to });
      return tolerance === '0' ? value : `${value} ± ${tolerance}`;
    });
}
