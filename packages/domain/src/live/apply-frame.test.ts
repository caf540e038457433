import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  CANARY,
  gameFrames,
  gameQuestion,
  gameReveal,
  lobbyView,
  onlooker,
  playerOne,
} from '../testing/game-frames.ts';
import { applyFrame, applyNews, asksAnew } from './apply-frame.ts';
import type { FrameKind, FrameOf, GameFrame } from './frames.ts';
import { type GameMe, GameView } from './game-view.ts';
import { packResults } from './packed-results.ts';

const players = fc.constantFrom<GameMe[]>(onlooker, playerOne, { ...playerOne, timeFactorPercent: 150 });
const log = fc.array(gameFrames, { maxLength: 40 });
const at = 0;

function numbered(frames: readonly GameFrame[]) {
  return frames.map((frame, index) => ({ seq: index + 1, frame }));
}

function after(view: GameView, frames: readonly GameFrame[]): GameView {
  return frames.reduce((current, frame) => {
    const next = applyFrame(current, { seq: current.seq + 1, frame });
    if (next === null) throw new Error('no frame is missing');
    return next;
  }, view);
}

describe('a view after frames', () => {
  it('is a view, whatever happened', () => {
    fc.assert(
      fc.property(players, log, (me, frames) => {
        const view = after(lobbyView(me), frames);
        expect(GameView.parse(view)).toEqual(view);
        expect(view.seq).toBe(frames.length);
      }),
    );
  });

  it('is the same when frames come again', () => {
    fc.assert(
      fc.property(players, log, fc.infiniteStream(fc.nat(5)), (me, frames, backs) => {
        const all = numbered(frames);
        let view = lobbyView(me);
        for (const [index] of all.entries()) {
          const back = backs.next().value ?? 0;
          for (const one of all.slice(Math.max(0, index - back), index + 1))
            view = applyFrame(view, one) ?? view;
        }
        expect(view).toEqual(after(lobbyView(me), frames));
      }),
    );
  });

  it('is none where frames are missing', () => {
    fc.assert(
      fc.property(gameFrames, fc.integer({ min: 2, max: 100 }), (frame, seq) => {
        expect(applyFrame(lobbyView(), { seq, frame })).toBeNull();
      }),
    );
  });

  it('has no key before it is revealed', () => {
    fc.assert(
      fc.property(players, log, (me, frames) => {
        const before = frames.filter(({ kind }) => kind !== 'revealed');
        expect(JSON.stringify(after(lobbyView(me), before))).not.toContain(CANARY);
      }),
    );
  });

  it('shows the key of no other question than the one that it shows', () => {
    fc.assert(
      fc.property(log, (frames) => {
        const view = after(lobbyView(), frames);
        if (view.phase === 'intro' || view.phase === 'question' || view.phase === 'open')
          expect(JSON.stringify(view)).not.toContain(CANARY);
      }),
    );
  });

  it('can have a key by one kind of frame alone', () => {
    type WithKey = {
      [Kind in FrameKind]: FrameOf<Kind> extends { reveal: unknown } ? Kind : never;
    }[FrameKind];
    expectTypeOf<WithKey>().toEqualTypeOf<'revealed'>();
    expectTypeOf<FrameOf<'question'>['question']>().not.toHaveProperty('revealed');
    expectTypeOf<FrameOf<'question'>['question']>().not.toHaveProperty('explanation');
  });
});

const question: GameFrame = {
  kind: 'question',
  at,
  question: gameQuestion(0),
  openedAt: 10_000,
  seconds: 20,
  nextAt: 40_400,
};

describe('a player', () => {
  it('has the time of their own seat', () => {
    const me = { ...playerOne, timeFactorPercent: 150 };
    expect(after(lobbyView(me), [question]).me).toMatchObject({ isAsked: true, endsAt: 40_000 });
    expect(after(lobbyView(playerOne), [question]).me.endsAt).toBe(30_000);
    expect(after(lobbyView(onlooker), [question]).me).toMatchObject({ isAsked: false, endsAt: null });
  });

  it('has the same time after a pause as before it', () => {
    const pause: GameFrame = { kind: 'paused', at: 15_000, because: 'absence', leftMs: 15_400 };
    const resume: GameFrame = { kind: 'resumed', at: 60_000, openedAt: 55_000, nextAt: 75_400 };
    expect(after(lobbyView(playerOne), [question, pause])).toMatchObject({
      paused: { because: 'absence', leftMs: 15_400 },
      nextAt: null,
      me: { isAsked: true, endsAt: null },
    });
    expect(after(lobbyView(playerOne), [question, pause, resume])).toMatchObject({
      paused: null,
      nextAt: 75_400,
      me: { isAsked: true, endsAt: 75_000 },
    });
  });

  it('learns by the reveal what the answer brought, and keeps it until the next one', () => {
    const own = { outcome: 'right', points: 967, score: 967, rank: 1, streak: 1 } as const;
    const results = packResults([{ seat: 1, ...own }]);
    const distribution = { answered: 1, right: 1, of: 1, answers: [] };
    const reveal: GameFrame = {
      kind: 'revealed',
      at,
      question: 0,
      reveal: gameReveal,
      distribution,
      results,
      nextAt: null,
    };
    const view = after(lobbyView(playerOne), [question, reveal]);
    expect(view).toMatchObject({ phase: 'reveal', reveal: gameReveal, me: { isAsked: false, result: own } });
    const intro: GameFrame = {
      kind: 'intro',
      at,
      question: 1,
      questionCount: 2,
      type: 'single',
      points: 1,
      nextAt: 1,
    };
    expect(after(view, [intro])).toMatchObject({ reveal: null, question: null, me: { result: own } });
  });

  it('who was removed is asked nothing any more', () => {
    const gone: GameFrame = { kind: 'gone', at, seat: 1, because: 'removed' };
    expect(after(lobbyView(playerOne), [gone, question]).me).toMatchObject({
      state: 'removed',
      isAsked: false,
      endsAt: null,
    });
  });

  it('of a self-paced game learns nothing of a question while it is counted', () => {
    const counted: GameFrame = {
      kind: 'revealed',
      at,
      question: 0,
      reveal: null,
      distribution: { answered: 0, right: 0, of: 1, answers: [] },
      results: '',
      nextAt: null,
    };
    const frames: GameFrame[] = [
      { kind: 'opened', at, questionCount: 2, closesAt: 90_000 },
      { kind: 'closing', at },
      counted,
    ];
    expect(after(lobbyView(playerOne), frames.slice(0, 1)).me).toMatchObject({
      isAsked: true,
      endsAt: 90_000,
    });
    expect(after(lobbyView(playerOne), frames)).toMatchObject({ phase: 'closing', distribution: null });
  });

  it('asks for the game anew where it says something to their seat alone', () => {
    const seat = { seat: 1, nickname: 'Ada', team: 0, isReady: true };
    const view = after(lobbyView(playerOne), [question]);
    expect(asksAnew(view, { kind: 'extended', at, nextAt: 50_000 })).toBe(true);
    expect(asksAnew(view, { kind: 'seat-changed', at, seat })).toBe(true);
    expect(asksAnew(view, { kind: 'seat-changed', at, seat: { ...seat, seat: 2 } })).toBe(false);
    expect(asksAnew(lobbyView(onlooker), { kind: 'seat-changed', at, seat })).toBe(false);
  });
});

describe('progress', () => {
  const open = after(lobbyView(onlooker), [question]);

  it('is of the open question', () => {
    const news = { kind: 'progress', question: 0, answered: 3, of: 28 } as const;
    expect(applyNews(open, news).progress).toEqual({ answered: 3, of: 28 });
    expect(applyNews(open, { ...news, question: 1 })).toBe(open);
    expect(applyNews(lobbyView(), news)).toEqual(lobbyView());
    expect(applyNews(open, { kind: 'gap' })).toBe(open);
  });
});
