import { describe, expect, it } from 'vitest';
import { agoText, dayText, momentText } from './dates.ts';

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
});
