import type { BoardRow } from '@studyhall/domain/live/frames';
import type { GameView } from '@studyhall/domain/live/game-view';
import { cleanLine } from '../../output/clean.ts';

export interface Drawing {
  readonly width: number;
  /** Milliseconds since 1970 by the server's clock. */
  readonly nowMs: number;
  readonly isLive: boolean;
}

const PLACES = 10;

/** A game as it stands, in lines no wider than the terminal: where it is, its clock, who has answered, and the board. */
export function gameLines(view: GameView, { width, nowMs, isLive }: Drawing): string[] {
  const lines = [
    `${view.roomName}${isLive ? '' : ' (connecting again)'}`,
    [view.code === null ? 'closed' : `PIN ${view.code}`, `${view.seats.length} in`, stateOf(view)].join(
      ' · ',
    ),
  ];
  const left = leftOf(view, nowMs);
  if (view.position !== null)
    lines.push(`Question ${view.position + 1} of ${view.questionCount}${left === '' ? '' : ` · ${left}`}`);
  if (view.question !== null) lines.push(view.question.text);
  if (view.progress !== null && view.phase === 'question')
    lines.push(`${view.progress.answered} of ${view.progress.of} have answered`);
  if (view.distribution !== null && view.phase !== 'question')
    lines.push(`${view.distribution.right} of ${view.distribution.of} were right`);
  for (const row of view.board?.rows.slice(0, PLACES) ?? [])
    lines.push(`${String(row.rank).padStart(3)}  ${String(row.score).padStart(6)}  ${nameOf(view, row)}`);
  return lines.map((line) => shortened(cleanLine(line), width));
}

/** The same in one line, for whatever reads a pipe. */
export function gameLine(view: GameView): string {
  const answered = view.progress === null ? '' : `${view.progress.answered}/${view.progress.of}`;
  const first = view.board?.rows[0];
  const leader = first === undefined ? '' : `${nameOf(view, first)} ${first.score}`;
  return [view.seq, stateOf(view), view.position === null ? '' : view.position + 1, answered, leader]
    .map((cell) => cleanLine(String(cell)))
    .join('\t');
}

/** A board has no names of teams. */
function nameOf({ settings }: GameView, { entrant, name }: BoardRow): string {
  return settings.teams > 0 ? `Team ${entrant}` : name;
}

function stateOf({ phase, paused, ended }: GameView): string {
  if (paused !== null) return paused.because === 'host' ? 'paused' : 'paused, its host is away';
  return ended === null ? phase : `ended (${ended})`;
}

function leftOf({ nextAt, phase, paused }: GameView, nowMs: number): string {
  if (nextAt === null || paused !== null || (phase !== 'question' && phase !== 'open')) return '';
  return `${Math.max(0, Math.ceil((nextAt - nowMs) / 1000))} s left`;
}

function shortened(line: string, width: number): string {
  const characters = [...line];
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join('')}…`;
}
