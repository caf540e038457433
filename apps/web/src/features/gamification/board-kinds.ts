/** What a board measures: it says how a score is written, and who is listed. */
export type BoardKind = 'xp' | 'quizzes' | 'accuracy' | 'streak' | 'exam';

/** The tab under which a board stands: all weeks under one, and all exams. */
export type BoardTab = 'xp' | 'xp-week' | 'quizzes' | 'accuracy' | 'streak' | 'exam';

export function tabOf(board: string): BoardTab {
  if (board === 'quizzes' || board === 'accuracy' || board === 'streak') return board;
  if (board.startsWith('exam:')) return 'exam';
  return board === 'xp-week' || board.startsWith('xp:') ? 'xp-week' : 'xp';
}

export function kindOf(board: string): BoardKind {
  const tab = tabOf(board);
  return tab === 'xp-week' ? 'xp' : tab;
}
