import type { Heading } from '@studyhall/domain/progress/turtle/board';
import type { Run } from '@studyhall/domain/progress/turtle/run-program';

const TURTLES: Record<Heading, string> = { north: '^', east: '>', south: 'v', west: '<' };
const FREE = '.';
const FOOTPRINT = '+';

/** The map with the turtle where it ended, and its footprints where nothing else stood. */
export function drawWay(map: readonly string[], run: Run | null): string {
  const rows = map.map((row) => [...row]);
  const steps = run?.steps ?? [];
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return map.join('\n');
  const draw = ({ x, y }: { x: number; y: number }, sign: string): void => {
    const row = rows[y];
    if (row !== undefined && x in row) row[x] = sign;
  };
  draw(first.from, FREE);
  for (const { from } of steps) if (rows[from.y]?.[from.x] === FREE) draw(from, FOOTPRINT);
  draw(last.to, TURTLES[last.to.heading]);
  return rows.map((row) => row.join('')).join('\n');
}

/** The moves in words, those that repeat as "forward × 3". Looks are left out: they move nothing. */
export function describeMoves({ steps }: Run): string[] {
  const moves: { action: string; times: number }[] = [];
  for (const { action } of steps) {
    const last = moves.at(-1);
    if (action === 'look') continue;
    if (last?.action === action) last.times += 1;
    else moves.push({ action, times: 1 });
  }
  const words = moves.map(({ action, times }) => (times === 1 ? action : `${action} × ${times}`));
  return words.length <= MOVES_SHOWN ? words : [...words.slice(0, MOVES_SHOWN), '…'];
}

/** A screen full; --json has all. */
const MOVES_SHOWN = 100;
