import type { Board } from '@studyhall/domain/progress/turtle/board';
import { IconKey, IconPlant2, IconWalk } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Scene } from './scene.ts';
import classes from './stage-facts.module.css';
import type { Show } from './use-player.ts';

interface StageFactsProps {
  readonly board: Board;
  readonly scene: Scene;
  readonly show: Show | null;
}

/** What the picture does not count: the step, keys in hand, plants to collect. */
export function StageFacts({ board, scene, show }: StageFactsProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes['facts']}>
      <li>
        <IconWalk size={18} aria-hidden />
        {show === null
          ? t('turtle.facts.ready')
          : t('turtle.facts.step', { shown: show.shown, total: show.total })}
      </li>
      {board.squares.includes('key') && (
        <li>
          <IconKey size={18} aria-hidden />
          {t('turtle.facts.keys', { count: scene.keys })}
        </li>
      )}
      {board.plants > 0 && (
        <li>
          <IconPlant2 size={18} aria-hidden />
          {t('turtle.facts.plants', { count: scene.plants })}
        </li>
      )}
    </ul>
  );
}
