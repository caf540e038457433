import fc from 'fast-check';
import type { CreditedAnswer, PlayerAsked } from '../live/counted-question.ts';
import { GameSettings, gameModes, teamScores } from '../live/settings.ts';

export const SEATS = 8;

/** Somebody who plays, as a question finds them. */
export const gamePlayers: fc.Arbitrary<PlayerAsked[]> = fc
  .array(
    fc.record({
      team: fc.integer({ min: 1, max: 3 }),
      state: fc.constantFrom('in', 'in', 'in', 'left', 'removed', 'banned'),
      fromPosition: fc.nat(2),
      timeFactorPercent: fc.constantFrom(100, 150, 200),
      isCalm: fc.boolean(),
    }),
    { minLength: 1, maxLength: SEATS },
  )
  .map((players) => players.map((player, index) => ({ seat: index + 1, ...player })));

/** At most one answer of each seat. */
export const creditedAnswers: fc.Arbitrary<CreditedAnswer[]> = fc.uniqueArray(
  fc.record({
    seat: fc.integer({ min: 1, max: SEATS }),
    credit: fc.constantFrom(0, 3_333, 5_000, 10_000, 10_000),
    ms: fc.nat(60_000),
    receivedAt: fc.nat(60_000),
  }),
  { selector: ({ seat }) => seat },
);

/** Settings of games of any mode, alone or in three teams. */
export const countedSettings: fc.Arbitrary<GameSettings> = fc
  .record({
    mode: fc.constantFrom(...gameModes),
    teams: fc.constantFrom(0, 3),
    teamScore: fc.constantFrom(...teamScores),
  })
  .map(({ mode, teams, teamScore }) =>
    GameSettings.parse({
      mode,
      teamScore,
      teams: mode === 'poll' || mode === 'self-paced' ? 0 : teams,
    }),
  );
