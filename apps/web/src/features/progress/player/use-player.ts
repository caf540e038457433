import { type Played, playLevel, type TurtleLevel } from '@studyhall/domain/progress/turtle/play';
import type { Run } from '@studyhall/domain/progress/turtle/run-program';
import { useEffect, useEffectEvent, useState } from 'react';
import { begin, move, type Playback, type PlaybackMove } from './playback.ts';

export const speeds = ['slow', 'normal', 'fast'] as const;
export type Speed = (typeof speeds)[number];

const STEP_MS: Readonly<Record<Speed, number>> = { slow: 850, normal: 420, fast: 120 };
const SETTING = 'studyhall.turtle-speed';

/** A run on the screen. */
export interface Show extends Playback {
  readonly program: string;
  readonly played: Played;
  readonly run: Run;
}

export interface Player {
  /** Null before the first run, after stopping, and as soon as the program changes. */
  readonly show: Show | null;
  readonly speed: Speed;
  readonly stepMs: number;
  setSpeed(speed: Speed): void;
  /** Begins a run or goes on with the one that is shown. False if the program cannot be run. */
  go(how: Exclude<PlaybackMove, 'pause'>): boolean;
  pause(): void;
  stop(): void;
}

interface Playing {
  readonly level: TurtleLevel;
  readonly program: string;
  readonly onEnd: (show: Show) => void;
}

/** Runs a program and shows the run step by step. */
export function usePlayer({ level, program, onEnd }: Playing): Player {
  const [show, setShow] = useState<Show | null>(null);
  const [speed, setSpeed] = useState(storedSpeed);
  const end = useEffectEvent(onEnd);

  const turn = (from: Show, to: PlaybackMove): void => {
    const next = { ...from, ...move(from, to) };
    setShow(next);
    if (next.status === 'ended' && (from.status !== 'ended' || from.shown === 0)) end(next);
  };
  const tick = useEffectEvent((from: Show) => turn(from, 'step'));
  const stepMs = STEP_MS[speed];
  useEffect(() => {
    if (show?.status !== 'playing') return undefined;
    const timer = setTimeout(() => tick(show), stepMs);
    return () => clearTimeout(timer);
  }, [show, stepMs]);

  return {
    show,
    speed,
    stepMs,
    setSpeed: (next) => {
      localStorage.setItem(SETTING, next);
      setSpeed(next);
    },
    go: (how) => {
      const isFresh = show === null || show.status === 'ended';
      const current = isFresh ? prepare(program, level) : show;
      if (current === null) setShow(null);
      else turn(current, how);
      return current !== null;
    },
    pause: () => {
      if (show !== null) turn(show, 'pause');
    },
    stop: () => setShow(null),
  };
}

function prepare(program: string, level: TurtleLevel): Show | null {
  const played = playLevel(program, level);
  const { run } = played;
  return run === null ? null : { program, played, run, ...begin(run.steps.length) };
}

function storedSpeed(): Speed {
  const stored = localStorage.getItem(SETTING);
  return speeds.find((speed) => speed === stored) ?? 'normal';
}
