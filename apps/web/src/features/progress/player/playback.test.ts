import { describe, expect, it } from 'vitest';
import { begin, move, type PlaybackMove } from './playback.ts';

const after = (total: number, ...moves: PlaybackMove[]) => moves.reduce(move, begin(total));

describe('showing a run', () => {
  it('goes step by step to its end and no further', () => {
    expect(after(2, 'step')).toEqual({ status: 'paused', shown: 1, total: 2 });
    expect(after(2, 'step', 'step', 'step')).toEqual({ status: 'ended', shown: 2, total: 2 });
  });

  it('plays on from where it paused', () => {
    expect(after(5, 'play', 'step', 'pause', 'play', 'step')).toEqual({
      status: 'playing',
      shown: 2,
      total: 5,
    });
  });

  it('can be cut short: everything is shown at once', () => {
    expect(after(10_000, 'play', 'finish')).toEqual({ status: 'ended', shown: 10_000, total: 10_000 });
  });

  it('of a program that does nothing has ended before it began', () => {
    expect(begin(0).status).toBe('ended');
    expect(after(0, 'play').status).toBe('ended');
  });
});
