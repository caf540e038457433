import { describe, expect, it } from 'vitest';
import { clockText, crossedThreshold, secondsLeft } from './countdown.ts';

describe('the countdown', () => {
  it('goes by the server, however wrong the device is', () => {
    const deadline = new Date('2026-03-10T12:10:00Z');
    const deviceNow = Date.parse('2026-03-10T11:00:00Z');
    const serverAheadMs = 60 * 60 * 1000;
    expect(secondsLeft(deadline, deviceNow, serverAheadMs)).toBe(600);
    expect(secondsLeft(deadline, deviceNow + 700_000, serverAheadMs)).toBe(0);
  });

  it('reads as people write time', () => {
    expect([9, 65, 3723].map(clockText)).toEqual(['0:09', '1:05', '1:02:03']);
  });

  it('speaks once at each threshold', () => {
    const spoken = Array.from({ length: 700 }, (_, second) => crossedThreshold(700 - second, 699 - second));
    expect(spoken.filter((threshold) => threshold !== undefined)).toEqual([600, 300, 60, 30, 10]);
  });
});
