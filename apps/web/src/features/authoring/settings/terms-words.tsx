import { useTranslation } from 'react-i18next';
import { dateFormat, listFormat } from '../../../ui/formats.ts';
import classes from '../editor/editor.module.css';
import type { SettingsForm } from './settings-form.ts';

interface TermsWordsProps {
  readonly form: SettingsForm;
  readonly hasPassword: boolean;
}

/** What the fields say, in sentences: what an author reads before they save. */
export function TermsWords({ form, hasPassword }: TermsWordsProps) {
  const { t, i18n } = useTranslation();
  // The field holds what the clock shows: read as one zone and written in the same, it stays that.
  const moment = (text: string): string =>
    dateFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }).format(
      new Date(`${text}Z`),
    );
  const { opensAt, closesAt, attemptsAllowed, delayMinutes, modes } = form;
  const asksPassword = !form.isOpenToAll && (hasPassword || form.password !== '');
  const sentences = [
    t('examSettings.words.questions', { count: form.questionCount }),
    t('examSettings.words.minutes', { count: form.minutes }),
    t('examSettings.words.pass', { percent: form.passPercent }),
    opensAt === '' ? t('examSettings.words.open') : t('examSettings.words.opens', { at: moment(opensAt) }),
    ...(closesAt === '' ? [] : [t('examSettings.words.closes', { at: moment(closesAt) })]),
    t('examSettings.words.modes', {
      modes: listFormat(i18n.language).format(modes.map((mode) => t(`examSettings.words.mode.${mode}`))),
    }),
    Number.isNaN(attemptsAllowed)
      ? t('examSettings.words.anyAttempts')
      : t('examSettings.words.attempts', { count: attemptsAllowed }),
    ...(delayMinutes > 0 ? [t('examSettings.words.delay', { count: delayMinutes })] : []),
    t(`examSettings.words.grade.${form.gradeMethod}`),
    ...(form.isSequential ? [t('examSettings.words.sequential')] : []),
    ...form.sections.map(({ title, domainCodes }) =>
      t('examSettings.words.section', { title, domains: domainCodes.join(', ') }),
    ),
    ...(asksPassword ? [t('examSettings.words.password')] : []),
    t(`examSettings.words.rightAfter.${form.review.rightAfter}`),
  ];
  return (
    <ul className={classes['problems']}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
