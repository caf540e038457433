import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listAudit } from './audit/list.ts';
import { verifyAudit } from './audit/verify.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOMENT = { error: 'must be a day such as 2026-11-28, or a moment such as 2026-11-28T14:05:00Z' };
const moment = z.iso.datetime({ offset: true });
const since = z.union([moment, z.iso.date()], MOMENT).transform((text) => new Date(text));
/** A day counts to its end. */
const until = z
  .union([moment, z.iso.date()], MOMENT)
  .transform((text) => new Date(Date.parse(text) + (text.includes('T') ? 0 : DAY_MS - 1)));

const name = z.string().trim().min(1).max(300).optional();

export function addAuditCommands(program: Command, shell: Shell): void {
  const audit = addNoun(program, 'audit', 'What administrators and operators did');
  addVerb(audit, shell, {
    usage: 'list',
    summary: 'List who did what, newest first',
    examples: [
      'audit list --actor ada --since 2026-11-01',
      'audit list --action billing --all --csv > money.csv',
      'audit list --target bob --json=at,actorName,action,detail',
    ],
    options: [
      option('--actor <actor>', 'by whom: an account, or operator:LOGIN@HOST'),
      option('--action <action>', 'what: admin.setRole, or all that begins with billing.'),
      option('--target <target>', 'to whom or what: an account, an order, a serial, an exam'),
      option('--since <moment>', 'from then on; a day begins at midnight UTC'),
      option('--until <moment>', 'until then; a day to its end'),
      limitOption,
    ],
    input: z.object({
      ...{ actor: name, action: name, target: name, limit: Limit },
      ...{ since: since.optional(), until: until.optional() },
    }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listAudit(api, input)),
  });
  addVerb(audit, shell, {
    usage: 'verify',
    summary: 'Read the whole log in the database and fail if a line was altered, removed, inserted or moved',
    examples: ['audit verify', 'audit verify --head 5f1d…'],
    options: [option('--head <hash>', 'that of a head kept earlier: a log whose end was cut off lacks it')],
    input: z.object({
      head: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/, { error: 'must be 64 digits and letters from a to f' })
        .optional(),
    }),
    isReading: true,
    run: (asked, { head }) => verifyAudit(asked, head),
  });
}
