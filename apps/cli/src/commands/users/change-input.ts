import * as z from 'zod';
import { option } from '../../command-line.ts';
import { Misuse } from '../../failures.ts';
import { askChoice, askToGoOn } from '../../prompts.ts';
import type { Shell } from '../../shell.ts';
import type { ChangeOptions } from './change.ts';
import type { Ending } from './deactivate.ts';

const SPAN = /^([1-9]\d{0,3})([dwm])$/;
const DAYS = { d: 1, w: 7, m: 30 } as const;

/** In milliseconds: "90d" are ninety days. Undefined for what is no span. */
export function spanOf(text: string): number | undefined {
  const [, count, unit] = SPAN.exec(text) ?? [];
  const days = Object.entries(DAYS).find(([name]) => name === unit)?.[1];
  return days === undefined ? undefined : Number(count) * days * 24 * 60 * 60 * 1000;
}

export const ChangeInput = z.object({
  user: z.string(),
  yes: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

export const changeOptions = [
  option('-y, --yes', 'do not ask'),
  option('-n, --dry-run', 'say what would change, and change nothing'),
];

const SAY_PLAN = 'Say --plan period-end or --plan now';

export async function askEnding(
  { terminal }: Shell,
  { message, isAllowed }: { readonly message: string; readonly isAllowed: boolean },
): Promise<Ending> {
  if (!isAllowed) throw new Misuse('the account has a plan that goes on', { hint: SAY_PLAN });
  return await askChoice<Ending>(terminal, {
    message,
    instead: SAY_PLAN,
    options: [
      { value: 'period-end', label: 'At the end of the month that is paid' },
      { value: 'now', label: 'Now; nothing is given back' },
    ],
  });
}

export function changeOf(
  { terminal }: Shell,
  { user, yes, dryRun }: z.output<typeof ChangeInput>,
): ChangeOptions {
  return {
    user,
    isDryRun: dryRun,
    confirm: async (message) => {
      if (!yes) await askToGoOn(terminal, { message, instead: 'Say --yes to go on without being asked' });
    },
  };
}
