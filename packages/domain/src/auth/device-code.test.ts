import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePoll, type WaitingDevice } from './device-code.ts';

const now = new Date('2026-11-29T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const device = (rest: Partial<WaitingDevice> = {}): WaitingDevice => ({
  state: 'waiting',
  expiresAt: secondsAgo(-60),
  polledAt: secondsAgo(5),
  intervalSeconds: 5,
  ...rest,
});

describe('a device that asks', () => {
  it('waits until somebody has decided', () => {
    expect(judgePoll(device(), now)).toBe('authorization-pending');
    expect(judgePoll(device({ polledAt: null }), now)).toBe('authorization-pending');
  });

  it('gets what it asks for once, when somebody said yes', () => {
    expect(judgePoll(device({ state: 'approved' }), now)).toBe('redeem');
    expect(judgePoll(device({ state: 'redeemed' }), now)).toBe('device-code-unknown');
  });

  it('is told that somebody said no', () => {
    expect(judgePoll(device({ state: 'denied' }), now)).toBe('device-denied');
  });

  it('is told to slow down before it is told anything else', () => {
    expect(judgePoll(device({ polledAt: secondsAgo(3) }), now)).toBe('slow-down');
    expect(judgePoll(device({ state: 'approved', polledAt: secondsAgo(3) }), now)).toBe('slow-down');
    expect(judgePoll(device({ polledAt: secondsAgo(8), intervalSeconds: 10 }), now)).toBe('slow-down');
  });

  it('may be a second early: a question may be under way for longer than the one before', () => {
    expect(judgePoll(device({ polledAt: secondsAgo(4) }), now)).toBe('authorization-pending');
  });

  it('gets nothing once its time is over, whatever was said', () => {
    const states = fc.constantFrom<WaitingDevice['state']>('waiting', 'approved', 'denied');
    fc.assert(
      fc.property(states, fc.nat({ max: 10_000 }), (state, seconds) => {
        const late = device({ state, expiresAt: secondsAgo(seconds) });
        expect(judgePoll(late, now)).toBe('device-code-expired');
      }),
    );
  });
});
