import { Closing, OpenToOthers, Paused } from './between.tsx';
import { Final } from './final.tsx';
import { Intro } from './intro.tsx';
import { Lobby } from './lobby.tsx';
import { OpenQuestion } from './open-question.tsx';
import { OwnPace } from './own-pace.tsx';
import type { PhaseProps } from './player-game.ts';
import { Revealed } from './revealed.tsx';
import { Standings } from './standings.tsx';

/** What a game is at, as whoever plays or looks on sees it. */
export function Phase(props: PhaseProps) {
  const { view } = props.game;
  const { phase, position } = view;
  if (view.paused !== null) return <Paused because={view.paused.because} />;
  switch (phase) {
    case 'lobby':
      return <Lobby {...props} />;
    case 'intro':
      return <Intro key={`intro-${position}`} {...props} />;
    case 'question':
      return <OpenQuestion key={`question-${position}`} {...props} />;
    case 'reveal':
      return <Revealed key={`reveal-${position}`} {...props} />;
    case 'board':
      return <Standings key={`board-${position}`} {...props} />;
    case 'open':
      return view.me.seat === null ? <OpenToOthers /> : <OwnPace {...props} />;
    case 'closing':
      return <Closing />;
    case 'podium':
    case 'ended':
      return <Final {...props} />;
  }
}
