import { DomainError } from '@studyhall/domain/errors';
import { examOfBoard, weekOfBoard } from '@studyhall/domain/gamification/boards';
import { isBoard } from '@studyhall/domain/gamification/schemas';
import { weekBeginsAt } from '@studyhall/domain/gamification/weeks';
import type { Knex } from 'knex';
import { type BoardQuery, findBoard } from './leaderboard-queries.ts';
import { findWeek } from './season-queries.ts';
import type { LeaderboardView } from './views.ts';

/** Whether learners know, or once knew, an exam of this code. */
export type IsExam = (db: Knex, examCode: string) => Promise<boolean>;

interface ShowingBoard extends BoardQuery {
  /** The week of the learner's own calendar. */
  readonly running: string;
  readonly now: Date;
  readonly isExam: IsExam;
}

/**
 * One page of a board. Errors: `board-unknown`; `week-not-begun` with `from`, for a week that has begun nowhere on earth;
 * `exam-not-available` for the board of an exam that there is not.
 */
export async function showBoard(db: Knex, showing: ShowingBoard): Promise<LeaderboardView> {
  const { running, now, isExam, ...query } = showing;
  const { board } = query;
  if (!isBoard(board)) throw new DomainError('board-unknown');
  const week = board === 'xp-week' ? running : weekOfBoard(board);
  if (week !== null) {
    const from = weekBeginsAt(week);
    if (from > now) throw new DomainError('week-not-begun', { from: from.toISOString() });
    return await findWeek(db, { ...query, week, running });
  }
  const view = await findBoard(db, query);
  const exam = examOfBoard(board);
  // Only who finds nobody on it needs to be told whether somebody could be.
  if (exam !== null && view.players === 0 && !(await isExam(db, exam)))
    throw new DomainError('exam-not-available');
  return view;
}
