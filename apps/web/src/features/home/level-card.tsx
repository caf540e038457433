import { RingProgress } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconSparkles, IconTrophy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { numberFormat } from '../../ui/formats.ts';
import { TextLink } from '../../ui/links.tsx';
import classes from './level-card.module.css';

type Dashboard = RouterOutputs['home']['dashboard'];

/** Level and XP as a ring, and the rank among all. */
export function LevelCard({ dashboard: { xp, rank } }: { readonly dashboard: Dashboard }) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  return (
    <Card className={classes['card']}>
      <RingProgress
        size={92}
        thickness={9}
        roundCaps
        rootColor="var(--surface-sunken)"
        sections={[{ value: xp.percent, color: 'var(--brand)' }]}
        role="img"
        aria-label={t('home.xp.ring', { level: xp.level, percent: xp.percent })}
        label={<p className={classes['level']}>{xp.level}</p>}
      />
      <div>
        <p className={classes['title']}>
          {t('home.xp.level', { level: xp.level })} · {t('home.xp.total', { xp: number.format(xp.total) })}
        </p>
        <p className={classes['text']}>
          {t('home.xp.toNext', { xp: number.format(xp.forNext - xp.intoLevel), level: xp.level + 1 })}
        </p>
        <TextLink to="/xp" className={classes['rank']}>
          <IconSparkles size={18} aria-hidden />
          {t('home.xp.history')}
        </TextLink>
        {rank !== null && (
          <TextLink to="/leaderboard" className={classes['rank']}>
            <IconTrophy size={18} aria-hidden />
            {t('home.xp.rank', { rank: rank.rank, players: rank.players })}
          </TextLink>
        )}
      </div>
    </Card>
  );
}
