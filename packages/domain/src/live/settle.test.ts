import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedSettings, creditedAnswers, gamePlayers } from '../testing/counted-games.ts';
import { type CreditedAnswer, countQuestion, type PlayerAsked } from './counted-question.ts';
import { GameSettings } from './settings.ts';
import { newTotal, settleQuestion, type Totals } from './settle.ts';

const seconds = 20;
const second = { position: 1, seconds, points: 1 } as const;

function player(seat: number, changes: Partial<PlayerAsked> = {}): PlayerAsked {
  return {
    ...{ seat, team: 0, state: 'in', fromPosition: 0, timeFactorPercent: 100, isCalm: false },
    ...changes,
  };
}

function right(seat: number, ms: number): CreditedAnswer {
  return { seat, credit: 10_000, ms, receivedAt: ms };
}

function nothingYet(players: readonly PlayerAsked[]): Totals {
  return { seats: players.map(({ seat }) => newTotal(seat)), teams: [] };
}

interface Played {
  readonly settings?: Partial<GameSettings>;
  readonly players: readonly PlayerAsked[];
  readonly answers: readonly CreditedAnswer[];
  readonly before?: Totals;
}

function settled({ settings = {}, players, answers, before = nothingYet(players) }: Played) {
  const question = countQuestion(second, { players, answers });
  return settleQuestion(GameSettings.parse(settings), { question, before });
}

describe('who is asked', () => {
  it('is whoever came before the question: the others miss nothing by it', () => {
    const players = [player(1), player(2, { fromPosition: 2 }), player(3, { state: 'left' })];
    const { seats } = settled({ players, answers: [right(1, 3_000)] });
    expect(seats.map(({ outcome, asked }) => [outcome, asked])).toEqual([
      ['right', 1],
      ['absent', 0],
      ['absent', 0],
    ]);
  });

  it('is also whoever answered and then left, but nobody who was removed', () => {
    const players = [
      player(1, { state: 'left' }),
      player(2, { state: 'removed' }),
      player(3, { state: 'banned' }),
    ];
    const answers = [right(1, 2_000), right(2, 2_000), right(3, 2_000)];
    const { seats } = settled({ players, answers });
    expect(seats.map(({ outcome }) => outcome)).toEqual(['right', 'absent', 'absent']);
  });

  it('has a time: of an answer that the network held up the whole of it, and no more', () => {
    const [one] = settled({ players: [player(1)], answers: [right(1, 20_390)] }).seats;
    expect(one).toMatchObject({ points: 500, timeMs: 20_000 });
  });
});

describe('a row of right answers', () => {
  const had = (seat: number) => ({
    ...newTotal(seat),
    streak: 3,
    score: 900,
    correct: 3,
    answered: 3,
    asked: 3,
  });
  const streaks = (played: Played) => settled(played).seats.map(({ streak }) => streak);

  it('is over for whoever leaves a question without an answer, as for whoever stays and gives none', () => {
    const players = [
      player(1),
      player(2, { state: 'left' }),
      player(3, { state: 'left' }),
      player(4, { fromPosition: 2 }),
    ];
    const before = { seats: [1, 2, 3, 4].map(had), teams: [] };
    expect(streaks({ players, answers: [right(3, 2_000)], before })).toEqual([0, 0, 4, 3]);
  });

  it('costs nothing else, and goes on over a question that counts for nothing', () => {
    const players = [player(1, { state: 'left' })];
    const before = { seats: [had(1)], teams: [] };
    const [left] = settled({ players, answers: [], before }).seats;
    expect(left).toEqual({ ...had(1), streak: 0, outcome: 'absent', points: 0 });
    const question = countQuestion({ ...second, points: 0 }, { players, answers: [] });
    expect(settleQuestion(GameSettings.parse({}), { question, before }).seats[0]?.streak).toBe(3);
  });

  it('of a team is over where all have left it, and goes on with whoever answers', () => {
    const settings = { teams: 2, teamScore: 'last-answer' } as const;
    const players = [1, 2, 3].map((seat) =>
      player(seat, { team: seat === 1 ? 1 : 2, state: seat === 3 ? 'in' : 'left' }),
    );
    const teams = [1, 2].map((team) => ({ team, score: 900, streak: 3 }));
    const before = { seats: [1, 2, 3].map(had), teams };
    const after = settled({ settings, players, answers: [right(3, 2_000)], before });
    expect(after.teams.map(({ streak }) => streak)).toEqual([0, 4]);
  });
});

describe('points', () => {
  it('of a late joiner are those of everybody who answered at that moment', () => {
    fc.assert(
      fc.property(countedSettings, fc.nat(20_000), fc.integer({ min: 2, max: 9 }), (settings, ms, seat) => {
        const players = [player(1, { team: 1 }), player(seat, { team: 2, fromPosition: 1 })];
        const question = countQuestion(second, { players, answers: [right(1, ms), right(seat, ms)] });
        const { seats } = settleQuestion(settings, { question, before: nothingYet(players) });
        const [early, late] = seats;
        expect(late).toEqual({ ...early, seat });
      }),
    );
  });

  it('and totals are whole and never below zero, and what was had stays where nothing was asked', () => {
    fc.assert(
      fc.property(countedSettings, gamePlayers, creditedAnswers, (settings, players, answers) => {
        const question = countQuestion(second, { players, answers });
        const before = nothingYet(players);
        const { seats, teams } = settleQuestion(settings, { question, before });
        for (const one of seats) {
          const { outcome, points, ...total } = one;
          for (const number of [points, total.score, total.streak, total.timeMs])
            expect(Number.isInteger(number) && number >= 0).toBe(true);
          if (outcome === 'absent') expect([points, total]).toEqual([0, newTotal(total.seat)]);
        }
        for (const { score } of teams) expect(Number.isInteger(score) && score >= 0).toBe(true);
      }),
    );
  });

  it('do not depend on what others answered, where each plays alone', () => {
    fc.assert(
      fc.property(gamePlayers, creditedAnswers, fc.nat(7), (players, answers, index) => {
        const { seat } = players[index % players.length] ?? player(1);
        const alone = players.filter((one) => one.seat === seat);
        const own = answers.filter((one) => one.seat === seat);
        const together = settled({ players, answers }).seats.find((one) => one.seat === seat);
        expect(settled({ players: alone, answers: own }).seats).toEqual([together]);
      }),
    );
  });
});

describe('a team', () => {
  const mean = { teams: 2, teamScore: 'mean' } as const;
  const last = { teams: 2, teamScore: 'last-answer' } as const;

  it('has the mean of those who were asked: whoever came late or is away costs nothing', () => {
    const players = [
      player(1, { team: 1 }),
      player(2, { team: 1 }),
      player(3, { team: 1, fromPosition: 2 }),
      player(4, { team: 1, state: 'left' }),
      player(5, { team: 1, state: 'removed' }),
    ];
    const { teams, seats } = settled({ settings: mean, players, answers: [right(1, 0)] });
    expect(teams).toEqual([{ team: 1, score: 500, streak: 0 }]);
    expect(seats.map(({ score }) => score)).toEqual([1_000, 0, 0, 0, 0]);
  });

  it('of whom nobody was asked keeps what it has', () => {
    const players = [player(1, { team: 1 }), player(2, { team: 2, fromPosition: 2 })];
    const had = { team: 2, score: 700, streak: 1 };
    const before = { ...nothingYet(players), teams: [had] };
    const { teams } = settled({ settings: mean, players, answers: [], before });
    expect(teams).toEqual([{ team: 1, score: 0, streak: 0 }, { ...had }]);
  });

  it('that answers as one has its last answer, which is that of all who were asked', () => {
    const players = [
      player(1, { team: 1 }),
      player(2, { team: 1 }),
      player(3, { team: 1 }),
      player(4, { team: 1, state: 'removed' }),
    ];
    const wrong = { seat: 2, credit: 0, ms: 9_000, receivedAt: 9_000 };
    const answers = [wrong, right(1, 1_000), right(4, 12_000)];
    const first = settled({ settings: last, players, answers });
    expect(first.seats.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'wrong', 'absent']);
    const second = settled({ settings: last, players, answers: [...answers, right(3, 10_000)] });
    expect(second.seats.map(({ points }) => points)).toEqual([750, 750, 750, 0]);
    expect(second.teams).toEqual([{ team: 1, score: 750, streak: 1 }]);
    expect(second.seats.map(({ answered }) => answered)).toEqual([1, 1, 1, 0]);
  });

  it('never has a score that is no number, whoever is of it', () => {
    fc.assert(
      fc.property(countedSettings, gamePlayers, creditedAnswers, (settings, players, answers) => {
        const question = countQuestion(second, { players, answers });
        const { teams } = settleQuestion(settings, { question, before: nothingYet(players) });
        expect(teams.length).toBe(
          settings.teams === 0 ? 0 : new Set(question.asked.map((one) => one.team)).size,
        );
        for (const { score } of teams) expect(Number.isInteger(score)).toBe(true);
      }),
    );
  });
});

it('an answer of a poll is noted', () => {
  const { seats } = settled({
    settings: { mode: 'poll' },
    players: [player(1), player(2)],
    answers: [right(1, 5)],
  });
  expect(seats.map(({ outcome, points }) => [outcome, points])).toEqual([
    ['noted', 0],
    ['unanswered', 0],
  ]);
});

it('a part of the credit is partly right, and ends a streak', () => {
  const before = { seats: [{ ...newTotal(1), streak: 4 }], teams: [] };
  const answers = [{ seat: 1, credit: 5_000, ms: 0, receivedAt: 0 }];
  const [one] = settled({ players: [player(1)], answers, before }).seats;
  expect(one).toMatchObject({ outcome: 'partly', points: 500, streak: 0, correct: 0, answered: 1 });
});
