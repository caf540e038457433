import { describe, expect, it } from 'vitest';
import { agoText, dayText, exactMomentText, momentText } from './dates.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const before = (seconds: number) => new Date(now - seconds * 1000);

describe('dates in words', () => {
  it('say how long ago in the largest unit that fits', () => {
    const ago = [5, 90, 3 * 3600, 26 * 3600].map((seconds) => agoText(before(seconds), now, 'en'));
    expect(ago).toEqual(['now', '1 minute ago', '3 hours ago', 'yesterday']);
    expect(agoText(before(2 * 86_400), now, 'de')).toBe('vorgestern');
  });

  it('follow the time zone of the learner, not of the device', () => {
    const instant = new Date('2026-11-21T23:30:00Z');
    expect(dayText(instant, 'en', 'Europe/Berlin')).toBe('Nov 22, 2026');
    expect(momentText(instant, 'en', 'America/New_York')).toContain('Nov 21, 2026, 6:30');
  });

  it('tell two moments of one minute apart where they have to be exact', () => {
    const [one, other] = [1, 59].map((second) => new Date(Date.UTC(2026, 10, 21, 11, 30, second)));
    if (one === undefined || other === undefined) throw new Error('There are two');
    expect(exactMomentText(one, 'en', 'UTC')).toContain('11:30:01');
    expect(exactMomentText(other, 'de', 'UTC')).toContain('11:30:59');
  });
});
