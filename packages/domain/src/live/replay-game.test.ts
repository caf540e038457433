import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countedSettings, creditedAnswers, gamePlayers, SEATS } from '../testing/counted-games.ts';
import { standingsOf } from './board.ts';
import { countQuestion, type PlayerAsked } from './counted-question.ts';
import type { GameFrame } from './frames.ts';
import { boardText, type ReplayedEvent, replayGame } from './replay-game.ts';
import { GameSettings } from './settings.ts';
import { newTotal, type SeatTotal, settleQuestion, type Totals } from './settle.ts';

const at = 0;

function framesOf({ seat, team, state }: PlayerAsked): GameFrame[] {
  const seated: GameFrame = {
    kind: 'seated',
    at,
    seat: { seat, nickname: `seat ${seat}`, team, isReady: false },
  };
  return state === 'in' ? [seated] : [seated, { kind: 'gone', at, seat, because: state }];
}

/** Players as each of some questions finds them, and what they answered. */
const rounds = fc.array(fc.tuple(gamePlayers, creditedAnswers), { minLength: 1, maxLength: 6 });

it('a log gives what was counted when it was written, seat by seat', () => {
  fc.assert(
    fc.property(countedSettings, rounds, (settings, played) => {
      const seatCount = Math.max(...played.map(([players]) => players.length));
      const events: ReplayedEvent[] = [];
      let totals: Totals = { seats: [], teams: [] };
      let last: readonly PlayerAsked[] = [];
      for (const [position, [players, answers]] of played.entries()) {
        last = [...players, ...last.filter(({ seat }) => seat > players.length)];
        events.push(...players.flatMap(framesOf).map((frame) => ({ frame, facts: null })));
        const seats = last.map(({ seat }) => totals.seats.find((one) => one.seat === seat) ?? newTotal(seat));
        const question = countQuestion({ position, seconds: 20, points: 1 }, { players: last, answers });
        const settled = settleQuestion(settings, { question, before: { seats, teams: totals.teams } });
        totals = settled;
        const frame: GameFrame = {
          ...{ kind: 'revealed', at, question: position, reveal: null, results: '', nextAt: null },
          distribution: { answered: 0, right: 0, of: 0, answers: [] },
        };
        events.push({ frame, facts: { counted: question } });
      }
      const replayed = replayGame(settings, JSON.parse(JSON.stringify(events)));
      const stored = last.map(({ seat, team, state }) => ({
        ...totalOf(totals.seats, seat),
        ...{ seat, team, state },
      }));
      const standings = standingsOf(stored, { play: settings.teams > 0, totals: totals.teams });
      expect(replayed.seats.length).toBe(Math.min(seatCount, SEATS));
      expect(boardText(replayed)).toBe(boardText({ seats: stored, standings }));
      expect(replayed.teams).toEqual(totals.teams);
    }),
  );
});

function totalOf(seats: readonly SeatTotal[], seat: number): SeatTotal {
  const one = seats.find((total) => total.seat === seat);
  if (one === undefined) throw new Error('a seat without a total');
  const { score, streak, correct, answered, asked, timeMs } = one;
  return { seat, score, streak, correct, answered, asked, timeMs };
}

it('a log in which somebody is called otherwise gives the same', () => {
  const seat = { seat: 1, nickname: 'Ada', team: 0, isReady: false };
  const settings = GameSettings.parse({});
  const seated: ReplayedEvent = { frame: { kind: 'seated', at, seat }, facts: null };
  const gone: ReplayedEvent = { frame: { kind: 'gone', at, seat: 1, because: 'removed' }, facts: null };
  const renamed: ReplayedEvent = {
    frame: { kind: 'seat-changed', at, seat: { ...seat, nickname: 'Player 1' } },
    facts: null,
  };
  const text = (...events: ReplayedEvent[]) => boardText(replayGame(settings, events));
  expect(text(seated, renamed)).toBe(text(seated));
  expect(text(seated, gone, renamed)).toBe(text(seated, gone));
  // A seat of the room that is not in this game.
  const elsewhere: ReplayedEvent = {
    frame: { kind: 'seat-changed', at, seat: { ...seat, seat: 2 } },
    facts: null,
  };
  expect(text(seated, elsewhere)).toBe(text(seated));
  expect(text(seated, gone)).not.toBe(text(seated));
});

it('a log from before it was told who had left a question comes to what it came to then', () => {
  const settings = GameSettings.parse({ mode: 'accuracy' });
  const seat = { seat: 1, nickname: 'Ada', team: 0, isReady: false };
  const revealed = (position: number, asked: readonly object[]) => ({
    frame: {
      ...{ kind: 'revealed' as const, at, question: position, reveal: null, results: '', nextAt: null },
      distribution: { answered: 0, right: 0, of: 0, answers: [] },
    },
    facts: { counted: { position, seconds: 20, points: 1, asked } },
  });
  const one = { seat: 1, team: 0, credit: 10_000, ms: 1_000, timeFactorPercent: 100, isCalm: false };
  const events: ReplayedEvent[] = [
    { frame: { kind: 'seated', at, seat }, facts: null },
    revealed(0, [one]),
    { frame: { kind: 'gone', at, seat: 1, because: 'left' }, facts: null },
    revealed(1, []),
  ];
  expect(replayGame(settings, events).seats).toMatchObject([{ seat: 1, state: 'left', streak: 1 }]);
});
