import { describe, expect, test } from 'vitest';
import { addToWeek, boardScores, boardsMovedBy, examBoardOf, isFollowing, weekBoardOf } from './boards.ts';
import { NO_TOTALS } from './totals.ts';

const now = new Date('2026-11-22T10:00:00Z');
const noWeek = { weekTotal: null, now };

describe('boards', () => {
  test('of an exam list a learner from the fifth quiz, with the average score', () => {
    const totals = {
      ...NO_TOTALS,
      xp: 500,
      examQuizzes: { network: 5, security: 4, constructor: 6 },
      examBasisPointsSum: { network: 42_504, security: 40_000, constructor: 60_000 },
    };
    expect(boardScores(totals, noWeek)).toEqual([
      { board: 'xp', score: 500 },
      { board: 'exam:network', score: 8_500 },
      { board: 'exam:constructor', score: 10_000 },
      { board: 'accuracy', score: 9_500 },
    ]);
  });

  test('do not list who has nothing yet, and list who finished something without earning XP', () => {
    expect(boardScores(NO_TOTALS, noWeek)).toEqual([]);
    const active = { ...NO_TOTALS, lastActivityDate: '2026-11-22' };
    expect(boardScores(active, noWeek)).toEqual([{ board: 'xp', score: 0 }]);
  });

  test('of a week list what was earned in it', () => {
    const weekTotal = { week: '2026-W47', xp: 120 };
    const row = { board: 'xp:2026-W47', score: 120 };
    const at = (text: string) => boardScores(NO_TOTALS, { weekTotal, now: new Date(text) });
    expect(at('2026-11-23T11:59:59.999Z')).toContainEqual(row);
    expect(at('2026-11-23T12:00:00Z')).toEqual([]);
  });

  test('of quizzes and streaks list whoever has one; a streak counts at its longest', () => {
    const totals = { ...NO_TOTALS, quizzes: 3, streakCurrent: 1, streakLongest: 9 };
    expect(boardScores(totals, noWeek)).toEqual([
      { board: 'quizzes', score: 3 },
      { board: 'streak', score: 9 },
    ]);
    expect(boardScores({ ...NO_TOTALS, streakLongest: 1 }, noWeek)).toEqual([{ board: 'streak', score: 1 }]);
  });

  test('of accuracy list the average of all quizzes with a score, from the tenth', () => {
    const nine = {
      ...NO_TOTALS,
      quizzes: 40,
      examQuizzes: { a: 4, b: 4, c: 1 },
      examBasisPointsSum: { a: 40_000, b: 20_000, c: 5_005 },
    };
    expect(boardScores(nine, noWeek).map(({ board }) => board)).toEqual(['quizzes']);
    const ten = { ...nine, examQuizzes: { ...nine.examQuizzes, c: 2 } };
    expect(boardScores(ten, noWeek)).toContainEqual({ board: 'accuracy', score: 6_500 });
  });

  test('that follow are moved by nothing at once', () => {
    const moment = { at: now, localDate: '2026-11-22', utcOffsetMinutes: 0 };
    const counts = { quizzes: 1, exam: { a1101: { quizzes: 1, basisPoints: 9_000 } } };
    const quiz = { sourceId: '1', title: null, moment, isActivity: true, xp: 10, rules: 2, counts };
    const moved = boardsMovedBy({ kind: 'quiz', ...quiz });
    expect(moved).toEqual(['xp', 'xp:2026-W47', 'exam:a1101']);
    expect(moved.some(isFollowing)).toBe(false);
    expect(['quizzes', 'accuracy', 'streak'].every(isFollowing)).toBe(true);
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
