import { useTranslation } from 'react-i18next';
import classes from './import.module.css';
import type { Imported } from './import-outcome.tsx';

const fates = ['removed', 'retired', 'restored', 'left', 'domains'] as const;

/** What becomes, or became, of what an import made and changed. */
export function UndoneList({ counts }: { readonly counts: NonNullable<Imported['undone']> }) {
  const { t } = useTranslation();
  const told = fates.filter((fate) => counts[fate] > 0);
  if (told.length === 0 && counts.exam === 'kept') return <p>{t('imports.undo.nothing')}</p>;
  return (
    <ul className={classes['fates']}>
      {told.map((fate) => (
        <li key={fate}>{t(`imports.undo.fates.${fate}`, { count: counts[fate] })}</li>
      ))}
      {counts.exam !== 'kept' && <li>{t(`imports.undo.exam.${counts.exam}`)}</li>}
    </ul>
  );
}
