import { columnNamed, nearColumn } from '@studyhall/domain/quizzes/import-csv-names';
import type * as z from 'zod';

/** "answer_a=option-a", each a header of a file and the column that it means; undefined where nothing is said. */
export function columnsOf(
  said: readonly string[],
  context: z.RefinementCtx,
): Record<string, string> | undefined {
  const columns: Record<string, string> = {};
  for (const pair of said) {
    const sign = pair.lastIndexOf('=');
    const header = pair.slice(0, Math.max(sign, 0)).trim();
    const name = pair.slice(sign + 1).trim();
    if (header === '') context.addIssue({ code: 'custom', message: `"${pair}" must be HEADER=COLUMN` });
    else if (columnNamed(name) === undefined) context.addIssue({ code: 'custom', message: unknown(name) });
    else columns[header] = name;
  }
  return said.length === 0 ? undefined : columns;
}

function unknown(name: string): string {
  const near = nearColumn(name);
  const hint = near === undefined ? 'see studyhall questions template' : `is it ${near}?`;
  return `"${name}" is not a known column: ${hint}`;
}
