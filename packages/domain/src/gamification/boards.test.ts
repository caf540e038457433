import { describe, expect, test } from 'vitest';
import { addToWeek, boardScores, examBoardOf, weekBoardOf } from './boards.ts';
import { NO_TOTALS } from './totals.ts';

describe('boards', () => {
  test('of an exam list a learner from the fifth quiz, with the average score', () => {
    const totals = {
      ...NO_TOTALS,
      xp: 500,
      examQuizzes: { network: 5, security: 4, constructor: 6 },
      examBasisPointsSum: { network: 42_504, security: 40_000, constructor: 60_000 },
    };
    expect(boardScores(totals, null)).toEqual([
      { board: 'xp', score: 500 },
      { board: 'exam:network', score: 8_500 },
      { board: 'exam:constructor', score: 10_000 },
    ]);
  });

  test('do not list who has nothing yet, and list who finished something without earning XP', () => {
    expect(boardScores(NO_TOTALS, null)).toEqual([]);
    const active = { ...NO_TOTALS, lastActivityDate: '2026-11-22' };
    expect(boardScores(active, null)).toEqual([{ board: 'xp', score: 0 }]);
  });

  test('of a week list what was earned in it', () => {
    const week = { week: '2026-W47', xp: 120 };
    expect(boardScores(NO_TOTALS, week)).toContainEqual({ board: 'xp:2026-W47', score: 120 });
  });

  test('are named by exam, and by the ISO week of the learner’s day', () => {
    expect(examBoardOf('a1101')).toBe('exam:a1101');
    expect(weekBoardOf('2026-11-22')).toBe('xp:2026-W47');
    expect(weekBoardOf('2026-11-23')).toBe('xp:2026-W48');
  });
});

describe('the XP of the week', () => {
  test('add up within a week and begin again on Monday', () => {
    const sunday = addToWeek(addToWeek(null, '2026-11-16', 50), '2026-11-22', 70);
    expect(sunday).toEqual({ week: '2026-W47', xp: 120 });
    expect(addToWeek(sunday, '2026-11-23', 10)).toEqual({ week: '2026-W48', xp: 10 });
  });

  test('stay when something of a week that is over comes late', () => {
    const monday = addToWeek(null, '2027-01-04', 10);
    expect(addToWeek(monday, '2027-01-03', 50)).toEqual(monday);
  });
});
