import type { GameFrame } from './frames.ts';

/** A seat whose name is nobody's to read any more. */
export interface ForgottenSeat {
  readonly seat: number;
  /** What stands there from then on. */
  readonly name: string;
  /** Whether places on boards are those of teams, which have names of their own. */
  readonly isInTeam: boolean;
}

/** What a seat is called whose account is gone, in the language of its room. */
export function formerName(seat: number, language: string): string {
  return language.split('-', 1)[0] === 'de' ? `Spieler ${seat}` : `Player ${seat}`;
}

/** What a room is called whose maker is gone, in its language. */
export function formerRoomName(language: string): string {
  return language.split('-', 1)[0] === 'de' ? 'Ein Spiel' : 'A game';
}

/** A frame as it is without the name of a seat: everywhere that names stand, so that a replay comes to the same board. */
export function forgetName(frame: GameFrame, { seat, name, isInTeam }: ForgottenSeat): GameFrame {
  switch (frame.kind) {
    case 'seated':
    case 'seat-changed':
      return frame.seat.seat === seat ? { ...frame, seat: { ...frame.seat, nickname: name } } : frame;
    case 'board':
    case 'podium': {
      if (isInTeam) return frame;
      const rows = frame.board.rows.map((row) => (row.entrant === seat ? { ...row, name } : row));
      return { ...frame, board: { ...frame.board, rows } };
    }
    default:
      return frame;
  }
}

/** The same without the name of whoever hosted. */
export function forgetHost(frame: GameFrame, name: string): GameFrame {
  return frame.kind === 'host-changed' ? { ...frame, hostName: name } : frame;
}
