import { useTranslation } from 'react-i18next';
import classes from './bank.module.css';

interface StatusBadgeProps {
  readonly status: 'draft' | 'published' | 'retired';
}

/** Whether learners are asked: in words, not by colour alone. */
export function StatusBadge({ status }: StatusBadgeProps) {
  const { t } = useTranslation();
  return (
    <span className={classes['badge']} data-status={status}>
      {t(`bank.status.${status}`)}
    </span>
  );
}
