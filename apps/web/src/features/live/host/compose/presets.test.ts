import { GameSettings, lateJoins, nicknameRules, paces, teamScores } from '@studyhall/domain/live/settings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changed, presetNames, presetOf } from './presets.ts';

it('every preset is a game that can be opened, with no more seats than are allowed', () => {
  for (const name of presetNames) {
    for (const seatsAllowed of [8, 1_000]) {
      const settings = presetOf(name, seatsAllowed);
      expect(GameSettings.parse(settings)).toEqual(settings);
      expect(settings.seats).toBeLessThanOrEqual(seatsAllowed);
    }
  }
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
