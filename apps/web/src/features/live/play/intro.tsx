import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { instructions } from '../../quizzes/question-types/question-part.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import type { PhaseProps } from './player-game.ts';

/** What comes next, before it can be read: nobody is surprised by its kind or by what it counts for. */
export function Intro({ game }: PhaseProps) {
  const { t } = useTranslation();
  const { position, questionCount, intro } = game.view;
  return (
    <Card padding="roomy" tone="brand" className={classes['centred']}>
      <PhaseHeading>
        {t('livePlay.question.number', { number: (position ?? 0) + 1, total: questionCount })}
      </PhaseHeading>
      <p className={classes['lead']}>{t('livePlay.intro.soon')}</p>
      {intro !== null && <p className={classes['big']}>{t(instructions[intro.type])}</p>}
      {intro !== null && intro.points !== 1 && (
        <p className={classes['lead']}>{t(`livePlay.intro.points${intro.points}`)}</p>
      )}
    </Card>
  );
}
