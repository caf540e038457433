import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './question-hint.module.css';
import { QuestionLanguage } from './question-language.tsx';
import { QuestionText } from './question-text.tsx';
import type { Hint } from './use-runner.ts';

type Format = Parameters<typeof QuestionText>[0]['format'];

interface QuestionHintProps {
  readonly hint: NonNullable<Hint>;
  readonly format: Format;
  /** Undefined where it can be taken no more. */
  readonly onTake: (() => Promise<void>) | undefined;
}

/** The hint of a question, or the button that takes it and says what that costs. */
export function QuestionHint({ hint, format, onTake }: QuestionHintProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const wasTaken = useRef(hint.text !== null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { text, costPercent } = hint;
  // The button that had the focus is gone.
  useEffect(() => {
    if (text !== null && !wasTaken.current) heading.current?.focus({ preventScroll: true });
    wasTaken.current = text !== null;
  }, [text]);
  const take = async (): Promise<void> => {
    setBusy(true);
    await onTake?.();
    setBusy(false);
  };
  if (text === null && onTake === undefined) return null;
  return (
    <div className={classes['hint']} data-taken={text !== null}>
      {text === null ? (
        <Button
          variant="default"
          className={classes['take']}
          loading={isBusy}
          leftSection={<IconBulb size={18} aria-hidden />}
          onClick={() => void take()}
        >
          {costPercent === 0 ? t('quizzes.hint.showFree') : t('quizzes.hint.show', { percent: costPercent })}
        </Button>
      ) : (
        <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
          <IconBulb size={18} aria-hidden />{' '}
          {costPercent === 0 ? t('quizzes.hint.free') : t('quizzes.hint.cost', { percent: costPercent })}
        </h2>
      )}
      <div role="status">
        {text !== null && (
          <QuestionLanguage value={{ lang: hint.lang, explanationLang: null }}>
            <QuestionText text={text} format={format} />
          </QuestionLanguage>
        )}
      </div>
    </div>
  );
}
