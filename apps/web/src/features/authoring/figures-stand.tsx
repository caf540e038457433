import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import classes from './authoring.module.css';

type Stand = Pick<RouterOutputs['quizzes']['getExamStatistics'], 'examStatus' | 'regradedQuestions'>;

/** What whoever looks at figures has to know of them: nothing, mostly. */
export function FiguresStand({ stand: { examStatus, regradedQuestions } }: { readonly stand: Stand }) {
  const { t } = useTranslation();
  const isRetired = examStatus === 'retired';
  if (!isRetired && regradedQuestions === 0) return null;
  return (
    <Card>
      <div className={classes['stack']}>
        {isRetired && <p>{t('authoring.stand.retired')}</p>}
        {regradedQuestions > 0 && <p>{t('authoring.stand.regraded', { count: regradedQuestions })}</p>}
      </div>
    </Card>
  );
}
