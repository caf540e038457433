import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';

/** Whether a part of an answer is right, and what is. */
export function ChosenMark({ isRight, right }: { readonly isRight: boolean; readonly right: string }) {
  const { t } = useTranslation();
  const Icon = isRight ? IconCheck : IconX;
  return (
    <p className={classes['mark']} data-right={isRight}>
      <Icon size={16} aria-hidden />
      {isRight ? t('quizzes.runner.right') : t('quizzes.answers.rightIs', { right })}
    </p>
  );
}
