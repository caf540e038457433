import { GameSettings, lateJoins, nicknameRules, paces, teamScores } from '@studyhall/domain/live/settings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changed, presetNames, presetOf, settingsOf } from './presets.ts';

it('every preset is a game that can be opened, with no more seats than are allowed', () => {
  for (const name of presetNames) {
    for (const seatsAllowed of [8, 1_000]) {
      const settings = presetOf(name, seatsAllowed);
      expect(GameSettings.parse(settings)).toEqual(settings);
      expect(settings.seats).toBeLessThanOrEqual(seatsAllowed);
    }
  }
});

it('what a host has set otherwise stays with another preset, and comes back where one had no room for it', () => {
  const own = { teams: 3, secondsPerQuestion: 45, nicknames: 'generated' } as const;
  expect(settingsOf('accuracy', own, 100)).toMatchObject({ mode: 'accuracy', ...own });
  expect(settingsOf('poll', own, 100)).toMatchObject({ mode: 'poll', teams: 0, secondsPerQuestion: 45 });
  expect(settingsOf('l2p', own, 100)).toMatchObject({ mode: 'l2p', ...own });
  expect(settingsOf('l2p', {}, 100)).toEqual(presetOf('l2p', 100));
});

it('whatever is changed after one another, the settings stay some that can be opened', () => {
  const change = fc.record(
    {
      mode: fc.constantFrom(...presetNames),
      pace: fc.constantFrom(...paces),
      lateJoin: fc.constantFrom(...lateJoins),
      nicknames: fc.constantFrom(...nicknameRules),
      teams: fc.constantFrom(0, 2, 5, 20),
      teamScore: fc.constantFrom(...teamScores),
      isRated: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const settings = changes.reduce<GameSettings>(changed, presetOf('speed', 100));
      expect(GameSettings.safeParse(settings).success).toBe(true);
    }),
  );
});
