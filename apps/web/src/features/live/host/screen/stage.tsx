import type { GameView } from '@studyhall/domain/live/game-view';
import { IconPlayerPauseFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BoardStage } from './board-stage.tsx';
import { EndedStage, Notice, PodiumStage } from './end-stages.tsx';
import { LobbyStage } from './lobby-stage.tsx';
import { OpenStage } from './open-stage.tsx';
import { IntroStage, QuestionStage } from './question-stage.tsx';
import classes from './stage.module.css';

interface StageProps {
  readonly view: GameView;
  /** How much the server's clock is ahead of the device's. */
  readonly aheadMs: number;
}

/** What a room sees of its game, whatever its phase; a pause is said above it. */
export function Stage(props: StageProps) {
  const { t } = useTranslation();
  const { paused } = props.view;
  return (
    <>
      {paused !== null && (
        <p className={classes['paused']} role="status">
          <IconPlayerPauseFilled size="1.1em" aria-hidden />
          <span>
            <strong>{t('hosting.paused.title')}</strong> {t(`hosting.screen.paused.${paused.because}`)}
          </span>
        </p>
      )}
      <Phase {...props} />
    </>
  );
}

function Phase({ view, aheadMs }: StageProps) {
  const { t } = useTranslation();
  switch (view.phase) {
    case 'lobby':
      return <LobbyStage view={view} />;
    case 'intro':
      return <IntroStage view={view} />;
    case 'question':
    case 'reveal':
      return <QuestionStage key={view.position} view={view} aheadMs={aheadMs} />;
    case 'board':
      return view.board === null ? null : (
        <BoardStage key={view.position} board={view.board} isOfTeams={view.settings.teams > 0} />
      );
    case 'open':
      return <OpenStage view={view} aheadMs={aheadMs} />;
    case 'closing':
      return <Notice title={t('hosting.screen.counting')} text={t('hosting.screen.countingText')} />;
    case 'podium':
      return <PodiumStage view={view} />;
    case 'ended':
      return <EndedStage view={view} />;
  }
}
