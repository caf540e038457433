import type { GameSource } from '@studyhall/domain/live/schemas';
import type { GameSettings } from '@studyhall/domain/live/settings';
import { useState } from 'react';
import { type PresetName, settingsOf } from './presets.ts';
import type { Chosen } from './question-list.ts';
import { type Opening, useOpenRoom } from './use-open-room.ts';

export interface Compose {
  readonly settings: GameSettings;
  readonly seatsAllowed: number;
  /** How many questions are asked, where there are as many. */
  readonly count: number;
  readonly isPublic: boolean;
  /** The host's own list, which looking at other sources does not lose. */
  readonly list: readonly Chosen[];
  readonly opening: Opening;
  choose(preset: PresetName): void;
  change(change: Partial<GameSettings>): void;
  setCount(count: number): void;
  setPublic(isPublic: boolean): void;
  setList(change: (list: readonly Chosen[]) => readonly Chosen[]): void;
  /** Opens a room with questions from there, under that name. */
  open(source: GameSource, name: string, examPassword?: string): void;
}

const USUAL_COUNT = 10;

/** What a host says of a game before it is opened. */
export function useCompose(seatsAllowed: number): Compose {
  const [preset, choose] = useState<PresetName>('speed');
  const [own, setOwn] = useState<Partial<GameSettings>>({});
  const [count, setCount] = useState(USUAL_COUNT);
  const [isPublic, setPublic] = useState(false);
  const [list, setList] = useState<readonly Chosen[]>([]);
  const opening = useOpenRoom();
  const settings = settingsOf(preset, own, seatsAllowed);
  return {
    ...{ settings, seatsAllowed, count, isPublic, list, opening, setCount, setPublic, setList },
    choose,
    change: (change) => setOwn({ ...own, ...change }),
    open: (source, name, examPassword) => opening.open({ source, name, isPublic, settings }, examPassword),
  };
}
