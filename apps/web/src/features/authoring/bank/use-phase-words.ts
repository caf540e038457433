import { type ExamPhase, examPhaseOf } from '@studyhall/domain/quizzes/exam-phase';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../kernel/session.ts';
import { momentText } from '../../../ui/dates.ts';

type DatedExam = Parameters<typeof examPhaseOf>[0];

/** When an exam opens, closes or has closed, on the reader's own clock; null where its state says all. */
export function usePhaseWords(): (exam: DatedExam, form?: 'Text') => string | null {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  return (exam, form) => {
    const phase: ExamPhase = examPhaseOf(exam, new Date());
    if (phase.at === null) return null;
    const at = momentText(phase.at, i18n.language, timeZone);
    return t(form === undefined ? `desk.phase.${phase.kind}` : `desk.phase.${phase.kind}Text`, { at });
  };
}
