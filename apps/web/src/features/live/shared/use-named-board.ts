import type { Board } from '@studyhall/domain/live/frames';
import { useTranslation } from 'react-i18next';

/** A board with what its teams are called: a game knows their numbers alone. */
export function useNamedBoard(board: Board, isOfTeams: boolean): Board {
  const { t } = useTranslation();
  if (!isOfTeams) return board;
  const rows = board.rows.map((row) => ({
    ...row,
    name: t('liveShared.board.teamName', { number: row.entrant }),
  }));
  return { ...board, rows };
}
