import { concernsOf } from '@studyhall/domain/quizzes/statistics/concerns';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './authoring.module.css';

interface ConcernListProps {
  readonly item: Parameters<typeof concernsOf>[0];
}

/** What to look at in a question, if anything. */
export function ConcernList({ item }: ConcernListProps) {
  const { t } = useTranslation();
  const concerns = concernsOf(item);
  if (concerns.length === 0) return null;
  return (
    <ul className={classes['concerns']}>
      {concerns.map((concern) => (
        <li key={concern}>
          <IconAlertTriangle size={18} aria-hidden />
          {t(`authoring.concerns.${concern}`)}
        </li>
      ))}
    </ul>
  );
}
