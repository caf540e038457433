import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors.ts';
import { type Cause, type GameAction, type GameState, pauseFrame, stateAfter, stepOf } from './advance.ts';
import { BOARD_MS, GRACE_MS, PODIUM_MS, REVEAL_MS } from './phases.ts';
import { gameActions } from './schemas.ts';
import { gameModes, paces } from './settings.ts';

const QUESTION_MS = 20_000;

function lobby(rest: Partial<GameState> = {}, settings: Partial<GameState['settings']> = {}): GameState {
  return {
    ...{ phase: 'lobby', position: null, questionCount: 2, openedAt: null, nextAt: null, closesAt: null },
    ...{ paused: null, settled: 0, endsBecause: null },
    settings: { mode: 'speed', pace: 'both', showsBoard: true, openMinutes: 60, ...settings },
    ...rest,
  };
}

/** The game after a cause; the same where that does nothing. */
function after(state: GameState, cause: Cause, now: number): GameState {
  const step = stepOf(state, cause, now);
  if (step === undefined) return state;
  return stateAfter(state, step, { now, questionEndsAt: now + QUESTION_MS });
}

const by = (action: GameAction): Cause => ({ by: 'host', action });
const clock: Cause = { by: 'clock' };

/** What phases a game goes through where its clock moves it on, or its host where there is none. */
function phasesOf(state: GameState): string[] {
  const phases: string[] = [];
  let now = 0;
  for (let game = after(state, by('start'), now); game.phase !== 'ended'; ) {
    phases.push(`${game.phase} ${game.position ?? '-'}`);
    now = game.nextAt ?? now;
    game = after(game, game.nextAt === null ? by('next') : clock, now);
  }
  return phases;
}

function refusalOf(state: GameState, cause: Cause): string | undefined {
  try {
    stepOf(state, cause, 0);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw error;
  }
}

describe('a game goes on', () => {
  const whole = [
    'intro 0',
    'question 0',
    'reveal 0',
    'board 0',
    'intro 1',
    'question 1',
    'reveal 1',
    'podium 1',
  ];

  it.each(paces)('through every phase, whoever moves it on: %s', (pace) => {
    expect(phasesOf(lobby({}, { pace }))).toEqual(whole);
  });

  it('without boards where none are shown, and in a poll', () => {
    const without = whole.filter((phase) => !phase.startsWith('board'));
    expect(phasesOf(lobby({}, { showsBoard: false }))).toEqual(without);
    expect(phasesOf(lobby({}, { mode: 'poll' }))).toEqual(without);
  });

  it('self-paced: open, then one question is counted after the other', () => {
    const phases = phasesOf(lobby({ questionCount: 3 }, { mode: 'self-paced' }));
    expect(phases).toEqual(['open -', 'closing -', 'closing -', 'closing -', 'closing -', 'podium -']);
  });

  it('a reveal and a board wait for a host where they set the pace, and for the clock else', () => {
    const waits = (pace: (typeof paces)[number]) => {
      const reveal = after(lobby({ phase: 'question', position: 0, nextAt: 5 }, { pace }), clock, 5);
      return [reveal.nextAt, after(reveal, by('next'), 5).nextAt];
    };
    expect(waits('host')).toEqual([null, null]);
    expect(waits('both')).toEqual([5 + REVEAL_MS, 5 + BOARD_MS]);
  });

  it('the podium ends by itself, also where the host sets the pace', () => {
    const podium = after(lobby({ phase: 'board', position: 0 }, { pace: 'host' }), by('end'), 7);
    expect(podium).toMatchObject({ phase: 'podium', nextAt: 7 + PODIUM_MS, endsBecause: 'host' });
    expect(after(podium, clock, 7 + PODIUM_MS)).toMatchObject({ phase: 'ended', endsBecause: 'host' });
  });

  it('a self-paced game closes with the grace that the network needs', () => {
    const open = after(lobby({}, { mode: 'self-paced' }), by('start'), 0);
    expect(open).toMatchObject({ closesAt: 3_600_000, nextAt: 3_600_000 + GRACE_MS });
  });

  it('a self-paced game ends because of whoever closed it, however many questions are counted in between', () => {
    const open = after(lobby({}, { mode: 'self-paced' }), by('start'), 0);
    const reasonAfter = (cause: Cause) => {
      let game = after(open, cause, 3_600_000 + GRACE_MS);
      while (game.phase !== 'ended') game = after(game, clock, game.nextAt ?? 0);
      return game.endsBecause;
    };
    expect(reasonAfter(clock)).toBe('played');
    expect(reasonAfter(by('end'))).toBe('host');
    expect(reasonAfter({ by: 'administrator', action: 'end' })).toBe('administrator');
  });
});

describe('what a host does', () => {
  it('ends an open question first, so that every answer is counted; a lobby ends without a podium', () => {
    const open = lobby({ phase: 'question', position: 1, nextAt: 9 });
    expect(stepOf(open, by('end'), 0)).toEqual({ kind: 'podium', because: 'host', counts: 1 });
    expect(stepOf(lobby(), by('end'), 0)).toEqual({ kind: 'end', because: 'host' });
  });

  it('skips a question that is announced or open, and nothing else', () => {
    expect(stepOf(lobby({ phase: 'question', position: 0 }), by('skip'), 0)).toEqual({
      ...{ kind: 'intro', position: 1 },
    });
    expect(stepOf(lobby({ phase: 'intro', position: 1 }), by('skip'), 0)).toMatchObject({ kind: 'podium' });
    expect(refusalOf(lobby({ phase: 'reveal', position: 0 }), by('skip'))).toBe('wrong-phase');
  });

  it('moves nothing on where the clock alone does, and can stop it all the same', () => {
    const reveal = lobby({ phase: 'reveal', position: 0, nextAt: 9 }, { pace: 'timer' });
    expect(refusalOf(reveal, by('next'))).toBe('wrong-phase');
    expect(stepOf(reveal, by('pause'), 0)).toEqual({ kind: 'pause', because: 'host' });
  });

  it('begins nothing without questions, and nothing twice', () => {
    expect(refusalOf(lobby({ questionCount: 0 }), by('start'))).toBe('no-game-questions');
    expect(refusalOf(lobby({ phase: 'intro', position: 0 }), by('start'))).toBe('wrong-phase');
  });
});

describe('a pause', () => {
  it('takes no time from a question, and no clock runs in it', () => {
    const open = lobby({ phase: 'question', position: 0, openedAt: 1_000, nextAt: 21_000 });
    const paused = after(open, by('pause'), 6_000);
    expect(paused).toMatchObject({ nextAt: null, paused: { because: 'host', at: 6_000, leftMs: 15_000 } });
    expect(after(paused, clock, 90_000)).toBe(paused);
    const resumed = after(paused, by('resume'), 106_000);
    expect(resumed).toMatchObject({ openedAt: 101_000, nextAt: 121_000, paused: null });
    expect(pauseFrame(resumed, 106_000)).toMatchObject({
      kind: 'resumed',
      openedAt: 101_000,
      nextAt: 121_000,
    });
  });

  it('comes in every phase in which somebody waits for the host, and ends with a podium when nobody comes', () => {
    for (const phase of ['intro', 'question', 'reveal', 'board'] as const) {
      const running = lobby({ phase, position: 0, nextAt: null }, { pace: 'host' });
      const paused = after(running, { by: 'absence' }, 60_000);
      expect(paused).toMatchObject({ phase, paused: { because: 'absence' } });
      const over = after(paused, { by: 'absence' }, 660_000);
      expect(over).toMatchObject({ phase: 'podium', paused: null, endsBecause: 'forgotten' });
    }
  });
});

describe('no dead end', () => {
  const settings = fc.record({
    mode: fc.constantFrom(...gameModes),
    pace: fc.constantFrom(...paces),
    showsBoard: fc.boolean(),
    openMinutes: fc.integer({ min: 1, max: 100 }),
  });
  const cause: fc.Arbitrary<Cause> = fc.oneof(
    fc.record({ by: fc.constant('host' as const), action: fc.constantFrom(...gameActions) }),
    fc.record({ by: fc.constant('administrator' as const), action: fc.constantFrom('pause', 'end') }),
    fc.constant(clock),
    fc.constant({ by: 'absence' } as const),
  );
  const moves = fc.array(fc.tuple(cause, fc.integer({ min: 0, max: 400_000 })), { maxLength: 30 });

  /** Moves that are refused change nothing. */
  function played(start: GameState, done: readonly (readonly [Cause, number])[]): [GameState, number] {
    let now = 0;
    let state = start;
    for (const [one, ms] of done) {
      now += ms;
      if (refusalOf(state, one) === undefined) state = after(state, one, now);
    }
    return [state, now];
  }

  it('a game that was begun ends, whatever was done to it, although nobody does anything any more', () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 5 }), moves, (chosen, questionCount, done) => {
        const begun = after({ ...lobby({ questionCount }), settings: chosen }, by('start'), 0);
        let [state, now] = played(begun, done);
        for (let steps = 0; state.phase !== 'ended' && steps < 50; steps += 1) {
          const waits = state.nextAt === null;
          now = Math.max(now, state.nextAt ?? now);
          const next = after(state, waits ? { by: 'absence' } : clock, now);
          expect(next).not.toBe(state);
          state = next;
        }
        expect(state).toMatchObject({ phase: 'ended', paused: null, nextAt: null });
        expect(state.endsBecause).not.toBeNull();
      }),
    );
  });

  it('wherever a game is, its host can move it to its end', () => {
    fc.assert(
      fc.property(settings, moves, (chosen, done) => {
        let [state, now] = played({ ...lobby(), settings: chosen }, done);
        for (let steps = 0; state.phase !== 'ended' && steps < 9; steps += 1) {
          const isCounting = state.phase === 'closing';
          state = after(state, isCounting ? clock : by('end'), now);
          now += 1;
        }
        expect(state.phase).toBe('ended');
      }),
    );
  });

  it('nothing happens to a game that is over, nor by a clock before its moment', () => {
    fc.assert(
      fc.property(settings, moves, cause, (chosen, done, one) => {
        const [state] = played({ ...lobby(), settings: chosen }, done);
        if (state.phase === 'ended') {
          const refusal = refusalOf(state, one);
          expect(refusal === 'wrong-phase' || stepOf(state, one, 1e15) === undefined).toBe(true);
        }
        if (state.nextAt !== null) expect(stepOf(state, clock, state.nextAt - 1)).toBeUndefined();
      }),
    );
  });
});
