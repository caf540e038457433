import type { GameView } from '@studyhall/domain/live/game-view';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** Tones of what happens: their height in hertz, one after the other. */
const TONES = {
  intro: [440, 554],
  question: [523, 659, 784],
  reveal: [784, 988],
  board: [659],
  podium: [523, 659, 784, 1047],
  joined: [880],
} as const;
type Tone = keyof typeof TONES;

const TONE_SECONDS = 0.14;
const VOLUME = 0.12;

function isTone(phase: string): phase is Tone {
  return Object.hasOwn(TONES, phase);
}

/** Plays a tone where somebody asked for sound; browsers allow it from the press that turns it on. */
function play(context: AudioContext, tone: Tone): void {
  for (const [index, hertz] of TONES[tone].entries()) {
    const from = context.currentTime + index * TONE_SECONDS;
    const source = context.createOscillator();
    const gain = context.createGain();
    source.type = 'triangle';
    source.frequency.value = hertz;
    gain.gain.setValueAtTime(VOLUME, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS * 1.6);
    source.connect(gain).connect(context.destination);
    source.start(from);
    source.stop(from + TONE_SECONDS * 1.6);
  }
}

interface Sound {
  readonly isOn: boolean;
  toggle(): void;
}

/** Tones for what happens in a game: off until somebody turns them on, on this screen alone. */
export function useSound({ phase, seats }: GameView): Sound {
  const [isOn, setIsOn] = useState(false);
  const context = useRef<AudioContext>(undefined);
  const sound = useEffectEvent((tone: Tone) => {
    if (isOn && context.current !== undefined) play(context.current, tone);
  });
  useEffect(() => {
    if (isTone(phase)) sound(phase);
  }, [phase]);
  useEffect(() => {
    if (seats.length > 0) sound('joined');
  }, [seats.length]);
  useEffect(() => () => void context.current?.close(), []);
  const toggle = (): void => {
    context.current ??= new AudioContext();
    void context.current.resume();
    setIsOn(!isOn);
  };
  return { isOn, toggle };
}
