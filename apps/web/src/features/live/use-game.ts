import { type FollowedGame, GameFollower } from '@studyhall/client/follow-game';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { useEffect, useMemo, useRef, useState } from 'react';
import { listenForAnswer, tellAnswer } from './answer-news.ts';
import { gameSource } from './game-source.ts';

export interface LiveGame extends FollowedGame {
  /** Milliseconds since 1970 by the server's clock: what is counted down is counted by it. */
  serverNow(): number;
  /** Asks for the game anew, as after something of which no event tells. */
  refresh(): void;
  /** Shows what its seat has answered: here at once, soon in the other tabs of this browser. */
  noteAnswer(position: number, answer: Answer): void;
}

const UNKNOWN: FollowedGame = { view: null, connection: 'connecting', failure: null };

/** A game, followed for as long as the screen stands; another `gameId` is another game. The three functions stay the same. */
export function useGame(gameId: string): LiveGame {
  const [followed, setFollowed] = useState({ gameId, state: UNKNOWN });
  const follower = useRef<GameFollower>(undefined);
  useEffect(() => {
    const opened = new GameFollower(gameSource, gameId, () => setFollowed({ gameId, state: opened.now() }));
    follower.current = opened;
    const stopListening = listenForAnswer(gameId, () => opened.refresh());
    return () => {
      stopListening();
      opened.stop();
    };
  }, [gameId]);
  const means = useMemo(
    () => ({
      serverNow: () => follower.current?.serverNow() ?? Date.now(),
      refresh: () => follower.current?.refresh(),
      noteAnswer: (position: number, answer: Answer) => {
        tellAnswer(gameId);
        follower.current?.patch((view) =>
          view.position === position ? { ...view, me: { ...view.me, answer: [...answer] } } : view,
        );
      },
    }),
    [gameId],
  );
  return { ...(followed.gameId === gameId ? followed.state : UNKNOWN), ...means };
}
