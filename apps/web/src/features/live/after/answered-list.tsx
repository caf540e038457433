import type { Distribution } from '@studyhall/domain/live/frames';
import { useTranslation } from 'react-i18next';
import { letterOf } from '../../quizzes/keyboard.ts';
import { OptionMark } from '../shared/option-mark.tsx';
import classes from './after.module.css';

/** What was answered how often, where there are no options to say it at. */
export function AnsweredList({ distribution }: { readonly distribution: Distribution }) {
  const { t } = useTranslation();
  if (distribution.answers.length === 0) return null;
  return (
    <ul className={classes['answered']} aria-label={t('liveAfter.results.answers')}>
      {distribution.answers.map(({ answer, count }) => (
        <li key={answer}>
          {typeof answer === 'number' ? (
            <>
              <OptionMark place={answer} />
              <span className={classes['spoken']}>{letterOf(answer)}</span>
            </>
          ) : (
            <span className={classes['typed']}>{answer}</span>
          )}
          <span>{t('liveShared.option.chosen', { count })}</span>
        </li>
      ))}
    </ul>
  );
}
