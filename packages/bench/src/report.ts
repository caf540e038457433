import { type Cost, cpuOf, elapsedOf, type Figure, medianCost, ratioOf } from './cost.ts';

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

export interface Section {
  readonly goals: readonly Goal[];
  readonly lines: readonly Line[];
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

function tableOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |\n`);
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}\n`;
  return [lines[0] ?? '', rule, ...lines.slice(1)].join('');
}
