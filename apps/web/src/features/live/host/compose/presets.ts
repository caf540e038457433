import { type GameMode, GameSettings } from '@studyhall/domain/live/settings';

/** What a game is for, as a host thinks of it: each is a mode with what suits it. */
export const presetNames = [
  'speed',
  'accuracy',
  'l2p',
  'self-paced',
  'poll',
] as const satisfies readonly GameMode[];
export type PresetName = (typeof presetNames)[number];

const DAY_MINUTES = 24 * 60;

const changes: Readonly<Record<PresetName, Partial<GameSettings>>> = {
  speed: {},
  accuracy: { secondsPerQuestion: 30 },
  l2p: { secondsPerQuestion: 60 },
  'self-paced': { openMinutes: DAY_MINUTES, lateJoin: 'now' },
  poll: { showsBoard: false, secondsPerQuestion: 30 },
};

/** The settings of a preset, with at most so many seats. */
export function presetOf(name: PresetName, seatsAllowed: number): GameSettings {
  const settings = GameSettings.parse({ mode: name, ...changes[name] });
  return { ...settings, seats: Math.min(settings.seats, seatsAllowed) };
}

/** Settings with some of them changed, and those that exclude each other made to agree. */
export function changed(settings: GameSettings, change: Partial<GameSettings>): GameSettings {
  const next = { ...settings, ...change };
  const hasTeams = next.mode !== 'poll' && next.mode !== 'self-paced';
  const teams = hasTeams ? next.teams : 0;
  return { ...next, teams, isRated: next.isRated && hasTeams && teams === 0 };
}

/** A preset with what a host has set otherwise, as far as such a game has it: another preset keeps what is their own. */
export function settingsOf(
  preset: PresetName,
  own: Partial<GameSettings>,
  seatsAllowed: number,
): GameSettings {
  return changed(presetOf(preset, seatsAllowed), own);
}

/** Whether it is played at the same time, for points: what teams, ratings and clocks need. */
export function isTogether({ mode }: Pick<GameSettings, 'mode'>): boolean {
  return mode !== 'self-paced';
}
