import type { Because } from '@studyhall/domain/quizzes/terms-for';
import { IconInfoCircle, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTermWords } from './term-words.ts';
import classes from './terms-list.module.css';

/** By which terms a quiz would be taken: why it cannot be begun first, then what is good to know. */
export function TermsList({ because }: { readonly because: readonly Because[] }) {
  const { t } = useTranslation();
  const words = useTermWords();
  if (because.length === 0) return null;
  return (
    <ul className={classes['terms']} aria-label={t('quizzes.exam.terms')} aria-live="polite">
      {because.map((one) => {
        const Icon = one.isHindrance ? IconLock : IconInfoCircle;
        return (
          <li key={one.kind} className={classes['term']} data-hindrance={one.isHindrance}>
            <Icon size={18} aria-hidden /> {words(one)}
          </li>
        );
      })}
    </ul>
  );
}
