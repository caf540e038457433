import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/card.tsx';
import type { Hostable } from '../types.ts';
import { RefusedHere } from './refused-here.tsx';
import classes from './sources.module.css';
import type { Compose } from './use-compose.ts';

interface TagSourceProps {
  readonly tag: Hostable['tags'][number];
  readonly compose: Compose;
}

/** Questions that carry a tag, of whichever exam. */
export function TagSource({ tag: { tag, questions }, compose }: TagSourceProps) {
  const { t } = useTranslation();
  const { opening, count } = compose;
  const isAsked = opening.asked?.source.kind === 'tag' && opening.asked.source.tag === tag;
  return (
    <li>
      <Card className={classes['source']} aria-labelledby={`tag-${tag}`}>
        <div className={classes['about']}>
          <h2 id={`tag-${tag}`} className={classes['title']}>
            {tag}
          </h2>
          <div className={classes['facts']}>
            <span>{t('hosting.compose.questions', { count: questions })}</span>
          </div>
        </div>
        <Button
          className={classes['open']}
          aria-label={t('hosting.compose.openOf', { title: tag })}
          disabled={questions === 0}
          loading={opening.isPending && isAsked}
          onClick={() =>
            compose.open({ kind: 'tag', tag, count: Math.min(count, questions) }, tag.slice(0, 80))
          }
        >
          {t('hosting.compose.open')}
        </Button>
        {isAsked && <RefusedHere error={opening.error} />}
      </Card>
    </li>
  );
}
