import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { useTranslation } from 'react-i18next';
import { QuestionText } from '../question-text.tsx';
import classes from './parts.module.css';

interface Accepted {
  readonly text: string;
  readonly creditPercent: number;
  readonly feedback: string;
}

/** What would have been right, and what is said about it. */
export function AcceptedList({
  accepted,
  format,
}: {
  readonly accepted: readonly Accepted[];
  /** Of what is said: the answers themselves are as they are typed. */
  readonly format: TextFormat;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes['revealed']}>
      <p className={classes['revealedHead']}>{t('quizzes.answers.accepted')}</p>
      <ul className={classes['list']}>
        {accepted.map(({ text, creditPercent, feedback }, index) => (
          <li key={index}>
            <span className={classes['right']}>{text}</span>
            {creditPercent < 100 && ` (${t('quizzes.answers.credit', { percent: creditPercent })})`}
            {feedback !== '' && <QuestionText text={feedback} format={format} of="explanation" />}
          </li>
        ))}
      </ul>
    </div>
  );
}
