import { csvLine } from '@studyhall/domain/quizzes/export-csv';
import type { GameResultsView } from './views.ts';

const COLUMNS = [
  ...['rank', 'name', 'team', 'score', 'correct', 'answered', 'asked', 'average-seconds', 'state'],
] as const;

/** A line for each player, in the order of their ranks; teams are numbers, and empty where there are none. */
export function gameCsvOf({ players, teams }: Pick<GameResultsView, 'players' | 'teams'>): string {
  const lines = players.map(({ rank, nickname, team, score, correct, answered, asked, timeMs, state }) => [
    rank === null ? '' : String(rank),
    asText(nickname),
    teams === 0 ? '' : String(team),
    ...[score, correct, answered, asked].map(String),
    answered === 0 ? '' : (timeMs / answered / 1_000).toFixed(1),
    state,
  ]);
  return [COLUMNS, ...lines].map((line) => `${csvLine(line)}\r\n`).join('');
}

/** What a table would take for a formula stays what somebody called themselves. */
function asText(name: string): string {
  return /^[=+\-@]/.test(name) ? `'${name}` : name;
}
