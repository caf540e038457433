import type { NumberedFrame } from '@studyhall/domain/live/apply-frame';
import { useEffect, useState } from 'react';
import { stepFrom, waitBefore } from './replayed.ts';

export interface Replay {
  /** How many events are shown. */
  readonly shown: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  setSpeed(speed: number): void;
  toggle(): void;
  goTo(shown: number): void;
  step(by: -1 | 1): void;
}

/** The tape of a game: event after event at a speed, or by hand. */
export function useReplay(frames: readonly NumberedFrame[]): Replay {
  const [shown, setShown] = useState(0);
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const isAtEnd = shown >= frames.length;
  useEffect(() => {
    if (!isPlaying || isAtEnd) return undefined;
    const timer = setTimeout(() => setShown(shown + 1), waitBefore(frames, shown, speed));
    return () => clearTimeout(timer);
  }, [frames, shown, isPlaying, isAtEnd, speed]);
  return {
    shown,
    isPlaying: isPlaying && !isAtEnd,
    speed,
    setSpeed,
    toggle: () => {
      if (isAtEnd) setShown(0);
      setIsPlaying(isAtEnd || !isPlaying);
    },
    goTo: setShown,
    step: (by) => {
      setIsPlaying(false);
      setShown(stepFrom(frames, shown, by));
    },
  };
}
