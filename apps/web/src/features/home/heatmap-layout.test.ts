import { describe, expect, it } from 'vitest';
import { layOutYear } from './heatmap-layout.ts';

const day = (date: string, questions: number, levels = 0) => ({
  date,
  questions,
  levels,
  quizzes: 1,
  xp: 0,
});

describe('the heatmap', () => {
  it('ends today, in the row of its weekday, and begins on a Monday 53 weeks before', () => {
    const { cells } = layOutYear([], '2026-11-21');
    expect(cells.at(-1)).toMatchObject({ date: '2026-11-21', week: 52, weekday: 5 });
    expect(cells[0]).toMatchObject({ week: 0, weekday: 0 });
    expect(new Date(`${cells[0]?.date}T00:00Z`).getUTCDay()).toBe(1);
  });

  it('darkens with the questions of a day', () => {
    const { cells } = layOutYear([day('2026-11-20', 10), day('2026-11-19', 41)], '2026-11-21');
    expect(cells.slice(-3).map(({ level }) => level)).toEqual([4, 1, 0]);
  });

  it('darkens with the levels passed on a day, also without a quiz', () => {
    const { cells } = layOutYear([day('2026-11-20', 0, 1), day('2026-11-21', 5, 2)], '2026-11-21');
    expect(cells.slice(-3).map(({ level }) => level)).toEqual([0, 1, 3]);
  });

  it('names each month where its first whole week begins', () => {
    const { months } = layOutYear([], '2026-11-21');
    expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))]);
    expect(months.length).toBeGreaterThanOrEqual(12);
  });
});
