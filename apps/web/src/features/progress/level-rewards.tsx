import type { RouterOutputs } from '@studyhall/client';
import { IconFlame, IconSparkles, IconTrophy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './level-rewards.module.css';

export type LevelResult = RouterOutputs['progress']['submitProgram'];

/** What a pass was worth; nothing for what earned nothing new. */
export function LevelRewards({ result }: { readonly result: LevelResult }) {
  const { t } = useTranslation();
  const { xpEarned, levelBefore, levelAfter, streakBefore, streakAfter } = result;
  return (
    <ul className={classes['rewards']}>
      {xpEarned > 0 && (
        <Reward icon={<IconSparkles size={20} aria-hidden />}>
          {t('progress.result.xp', { xp: xpEarned })}
        </Reward>
      )}
      {levelAfter > levelBefore && (
        <Reward icon={<IconTrophy size={20} aria-hidden />}>
          {t('progress.result.levelUp', { level: levelAfter })}
        </Reward>
      )}
      {streakAfter > streakBefore && (
        <Reward icon={<IconFlame size={20} aria-hidden />}>
          {t('progress.result.streak', { count: streakAfter })}
        </Reward>
      )}
    </ul>
  );
}

function Reward({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={classes['reward']}>
      {icon}
      {children}
    </li>
  );
}
