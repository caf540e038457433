import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import classes from './hints.module.css';

interface HintsProps {
  readonly hints: readonly string[];
  /** The language of their texts, where that is not the page's. */
  readonly lang: string | null;
  readonly shown: number;
  readonly onMore: () => void;
}

/** Hints that are revealed one by one, each when it is asked for. */
export function Hints({ hints, lang, shown, onMore }: HintsProps) {
  const { t } = useTranslation();
  const left = hints.length - shown;
  if (hints.length === 0) return null;
  return (
    <section aria-label={t('turtle.hints.title')} className={classes['hints']}>
      <ol className={classes['list']} aria-live="polite">
        {hints.slice(0, shown).map((hint, index) => (
          <li key={index} className={classes['hint']}>
            <p className={classes['number']}>{t('turtle.hints.number', { number: index + 1 })}</p>
            <MarkdownText text={hint} lang={lang ?? undefined} />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <Button
          variant="subtle"
          className={classes['more']}
          leftSection={<IconBulb size={20} aria-hidden />}
          onClick={onMore}
        >
          {t(shown === 0 ? 'turtle.hints.show' : 'turtle.hints.more')}
          <span className={classes['left']}>{t('turtle.hints.left', { count: left })}</span>
        </Button>
      )}
    </section>
  );
}
