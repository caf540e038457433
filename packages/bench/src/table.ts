import { type Cost, totalOf } from './measure.ts';
import { OPERATIONS, type Operation, type Runner } from './operations.ts';

/** CPU milliseconds per request with the ratio to the first runner, as a Markdown table. */
export function costTable(costs: ReadonlyMap<Runner, Record<Operation, Cost>>): string {
  const [base] = [...costs.values()];
  const cell = (cost: Cost, baseCost: Cost = cost): string => {
    const parts = `${cost.program.toFixed(2)} + ${cost.postgres.toFixed(2)}`;
    return `**${(totalOf(cost) / totalOf(baseCost)).toFixed(2)}** (${parts} ms)`;
  };
  return tableOf([
    ['CPU per request', ...OPERATIONS],
    ...[...costs].map(([{ name }, own]) => [
      name,
      ...OPERATIONS.map((operation) => cell(own[operation], base?.[operation])),
    ]),
  ]);
}

export function tableOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |\n`);
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 0)}\n`;
  return [lines[0] ?? '', rule, ...lines.slice(1)].join('');
}
