import type { GameView } from '@studyhall/domain/live/game-view';
import { useTranslation } from 'react-i18next';

interface VerdictProps {
  readonly view: Pick<GameView, 'distribution' | 'settings'>;
  readonly className?: string | undefined;
}

/** How many had a question right once it is told; of a poll how many have answered. */
export function Verdict({ view: { distribution, settings }, className }: VerdictProps) {
  const { t } = useTranslation();
  if (distribution === null) return null;
  const { answered, right, of } = distribution;
  return (
    <p className={className} role="status">
      {of === 0
        ? t('hosting.screen.nobodyPlays')
        : settings.mode === 'poll'
          ? t('hosting.screen.answered', { answered, count: of })
          : t('hosting.screen.right', { right, count: of })}
    </p>
  );
}
