import { useTranslation } from 'react-i18next';
import classes from '../authoring.module.css';
import type { Preview } from './preview.ts';

/** What was given once and stays, though it would not be given now, or the other way round: somebody may want to decide. */
export function FindingList({ findings }: Pick<Preview, 'findings'>) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <section aria-label={t('desk.regrade.findings')}>
      <p>
        <strong>{t('desk.regrade.findings')}</strong>
      </p>
      <ul className={classes['said']}>
        {findings.map(({ kind, name, count }) => (
          <li key={`${kind} ${name}`}>{t(`desk.regrade.finding.${kind}`, { name, count })}</li>
        ))}
      </ul>
    </section>
  );
}
