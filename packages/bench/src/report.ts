import { type Cost, cpuOf, elapsedOf, type Figure, medianCost, ratioOf } from './cost.ts';
import type { Memory } from './memory.ts';

/** What the product has set itself. */
export interface Goal {
  readonly what: string;
  readonly measured: Figure;
  readonly kind: 'at most' | 'at least';
  readonly limit: number;
  /** Ratios have none. */
  readonly unit?: string;
}

/** One contender's costs of one piece of work, beside those of another. */
export interface Line {
  readonly work: string;
  readonly who: string;
  readonly samples: readonly Cost[];
  readonly base: readonly Cost[];
}

/** What a contender holds of the machine's memory after the load. */
export interface MemoryLine {
  readonly who: string;
  readonly memory: Memory;
}

export interface Section {
  readonly goals: readonly Goal[];
  readonly lines: readonly Line[];
  /** Where there was a load to hold something after. */
  readonly memory?: readonly MemoryLine[];
}

export function goalsTable(goals: readonly Goal[]): string {
  return tableOf([
    ['goal', 'wanted', 'measured', 'in the rounds', ''],
    ...goals.map(({ what, measured, kind, limit, unit = '' }) => {
      const show = (value: number): string =>
        unit === '' ? value.toFixed(2) : `${value.toFixed(0)} ${unit}`;
      const isMet = kind === 'at most' ? measured.typical <= limit : measured.typical >= limit;
      return [
        what,
        `${kind} ${limit}${unit === '' ? '' : ` ${unit}`}`,
        `**${show(measured.typical)}**`,
        `${show(measured.low)} to ${show(measured.high)}`,
        isMet ? 'met' : 'missed',
      ];
    }),
  ]);
}

/** What the goals were computed from. */
export function costsTable(lines: readonly Line[]): string {
  return tableOf([
    ['work', 'by', 'CPU ratio', 'CPU: program + PostgreSQL', 'time ratio', 'time'],
    ...lines.map(({ work, who, samples, base }) => {
      const cost = medianCost(samples);
      const ratio = (part: (cost: Cost) => number): string => ratioOf(samples, base, part).typical.toFixed(2);
      return [
        work,
        who,
        ratio(cpuOf),
        `${cost.program.toFixed(2)} + ${cost.postgres.toFixed(2)} ms`,
        ratio(elapsedOf),
        `${cost.elapsed.toFixed(2)} ms`,
      ];
    }),
  ]);
}

/** Empty when nothing was measured. */
export function memoryTable(lines: readonly MemoryLine[]): string {
  if (lines.length === 0) return '';
  const show = (megabytes: number): string => `${megabytes.toFixed(0)} MB`;
  return tableOf([
    ['memory', 'after the load', 'at most'],
    ...lines.map(({ who, memory: { now, peak } }) => [who, show(now), show(peak)]),
  ]);
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |\n`);
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}\n`;
  return [lines[0] ?? '', rule, ...lines.slice(1)].join('');
}
