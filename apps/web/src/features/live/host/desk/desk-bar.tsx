import { Badge } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { IconExternalLink, IconWifi, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LeaveLink } from '../../../../ui/leave-link.tsx';
import { LinkButton } from '../../../../ui/links.tsx';
import { ShortcutsButton } from '../../../../ui/shortcuts-button.tsx';
import type { LiveGame } from '../../use-game.ts';
import type { Desk } from '../types.ts';
import classes from './desk-bar.module.css';

interface DeskBarProps {
  readonly desk: Desk;
  readonly view: GameView;
  readonly connection: LiveGame['connection'];
  readonly onShortcuts: () => void;
}

/** What stays in sight: which room, what runs in it, and whether the host's own connection stands. */
export function DeskBar({ desk, view, connection, onShortcuts }: DeskBarProps) {
  const { t } = useTranslation();
  const { gameId, phase, paused, settings } = view;
  return (
    <header className={classes['bar']}>
      <LeaveLink to="/games" label={t('hosting.desk.leave')} />
      <h1 className={classes['name']} tabIndex={-1}>
        {desk.name}
      </h1>
      <Badge size="lg" color={paused === null ? 'brand' : 'lamp'}>
        {paused === null ? t(`hosting.phases.${phase}`) : t('hosting.paused.title')}
      </Badge>
      <span className={classes['mode']}>{t(`hosting.presets.${settings.mode}.title`)}</span>
      <Connection connection={connection} />
      <LinkButton
        to="/games/$gameId/screen"
        params={{ gameId }}
        target="_blank"
        variant="default"
        className={classes['screen']}
        leftSection={<IconExternalLink size={18} aria-hidden />}
      >
        {t('hosting.desk.screen')}
      </LinkButton>
      <span className={classes['keys']}>
        <ShortcutsButton onClick={onShortcuts} />
      </span>
    </header>
  );
}

function Connection({ connection }: Pick<DeskBarProps, 'connection'>) {
  const { t } = useTranslation();
  const isLost = connection === 'lost' || connection === 'over';
  const Icon = isLost ? IconWifiOff : IconWifi;
  return (
    <p className={classes['connection']} data-lost={isLost} role="status">
      <Icon size={18} aria-hidden />
      <span className={classes['connectionWords']}>
        {t(
          isLost ? 'hosting.desk.lost' : `hosting.desk.${connection === 'live' ? 'connected' : 'connecting'}`,
        )}
      </span>
    </p>
  );
}
