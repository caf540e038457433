import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './own-mark.module.css';

const QUARTERS = [0, 25, 50, 75, 100] as const;
const WORDS = { 0: 'none', 25: 'some', 50: 'some', 75: 'some', 100: 'all' } as const;

interface OwnMarkProps {
  /** In percent; null until it was given. */
  readonly mark: number | null;
  readonly onMark: (percent: number) => Promise<void>;
}

/** Beside the model answer a learner says how much of it they had; it can be said anew. */
export function OwnMark({ mark, onMark }: OwnMarkProps) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const give = async (percent: number): Promise<void> => {
    setFailure(null);
    setSending(true);
    try {
      await onMark(percent);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <fieldset className={classes['own']} aria-busy={isSending}>
      <legend>{t('quizzes.ownMark.title')}</legend>
      <div className={classes['marks']}>
        {QUARTERS.map((percent) => (
          <Button
            key={percent}
            variant={mark === percent ? 'filled' : 'default'}
            aria-pressed={mark === percent}
            onClick={() => void give(percent)}
          >
            {t(`quizzes.ownMark.${WORDS[percent]}`, { percent })}
          </Button>
        ))}
      </div>
      <FailureNote error={failure} />
    </fieldset>
  );
}
