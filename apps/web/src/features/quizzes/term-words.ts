import type { Because } from '@studyhall/domain/quizzes/terms-for';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { momentText } from '../../ui/dates.ts';
import { spanText } from './format.ts';

/** A term of an exam as a sentence to its learner, with moments on their own clock. */
export function useTermWords(): (because: Because) => string {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const moment = (at: Date) => momentText(at, i18n.language, timeZone);
  return (because) => {
    switch (because.kind) {
      case 'exam-not-open-yet':
      case 'exam-closed':
      case 'attempt-too-early':
      case 'closes':
        return t(`quizzes.terms.${because.kind}`, { at: moment(because.at) });
      case 'attempts-used-up':
        return t('quizzes.terms.attempts-used-up', { count: because.allowed });
      case 'attempts-left':
        return t('quizzes.terms.attempts-left', { count: because.left, allowed: because.allowed });
      case 'delay':
      case 'own-time':
        return t(`quizzes.terms.${because.kind}`, { span: spanText(because.seconds, i18n.language) });
      case 'extra-time':
        return t('quizzes.terms.extra-time', { percent: because.percent });
      case 'counts':
        return t(`quizzes.terms.counts.${because.method}`);
      case 'review-after':
        return t(`quizzes.terms.review-after.${because.level}`);
      default:
        return t(`quizzes.terms.${because.kind}`);
    }
  };
}
