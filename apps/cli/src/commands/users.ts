import { planEndings } from '@studyhall/domain/auth/plan-endings';
import { rightNames } from '@studyhall/domain/auth/rights';
import { RightName } from '@studyhall/domain/auth/rights-schemas';
import { role } from '@studyhall/domain/auth/schemas';
import { isoDate } from '@studyhall/domain/primitives';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { resetBesideDatabase } from '../operator/reset-second-factor.ts';
import { createProgress } from '../output/progress.ts';
import type { Shell } from '../shell.ts';
import { addPeopleCommands } from './people.ts';
import { activate, setExtraTime, setRole } from './users/change.ts';
import { askEnding, ChangeInput, changeOf, changeOptions, spanOf } from './users/change-input.ts';
import { deactivate } from './users/deactivate.ts';
import { eraseUser } from './users/erase.ts';
import { exportUser } from './users/export.ts';
import { listUsers } from './users/list.ts';
import { resetSecondFactor } from './users/reset-second-factor.ts';
import { addRightsCommands } from './users/rights-commands.ts';
import { showUser } from './users/show.ts';
import { undoMerge } from './users/undo-merge.ts';

/** A day, or how long ago: "90d". */
const Since = z.string().transform((text, context): Date => {
  const span = spanOf(text);
  if (span !== undefined) return new Date(Date.now() - span);
  const day = isoDate.safeParse(text);
  if (day.success) return new Date(`${day.data}T00:00:00`);
  context.addIssue({
    code: 'custom',
    message: 'must be a day such as 2026-09-01, or a span such as 90d, 12w or 6m',
  });
  return z.NEVER;
});

const ListInput = z.object({
  search: z.string().optional(),
  role: role.optional(),
  right: RightName.optional(),
  consent: z.boolean().optional(),
  inactiveSince: Since.optional(),
  invited: z.literal(true).optional(),
  banned: z.literal(true).optional(),
  company: z.string().optional(),
  limit: Limit,
});

const GivenRole = role.exclude(['guest'], { error: 'must be admin, member or individual' });
const Percent = z
  .string()
  .regex(/^\d{1,3}$/, { error: 'must be a number from 0 to 300' })
  .transform(Number);

export function addUserCommands(program: Command, shell: Shell): void {
  const users = addNoun(program, 'users', 'Accounts: find them, change their roles, close them');
  addReading(users, shell);
  addPeopleCommands(users, shell);
  addVerb(users, shell, {
    usage: 'set-role <user> <role>',
    summary: `Give an account a role (${GivenRole.options.join(', ')})`,
    examples: ['users set-role ada admin', 'users set-role ada@school.org member --dry-run'],
    options: changeOptions,
    input: ChangeInput.extend({ role: GivenRole }),
    isReading: false,
    run: (asked, input) =>
      asked.signedIn(({ api }) => setRole(api, { ...changeOf(asked, input), role: input.role })),
  });
  addRightsCommands(users, shell);
  addVerb(users, shell, {
    usage: 'set-extra-time <user> <percent>',
    summary: 'Grant more time for timed quizzes: 50 is half as much again',
    examples: ['users set-extra-time bob 50', 'users set-extra-time bob 0 --yes'],
    options: changeOptions,
    input: ChangeInput.extend({ percent: Percent }),
    isReading: false,
    run: (asked, input) =>
      asked.signedIn(({ api }) =>
        setExtraTime(api, { ...changeOf(asked, input), extraTimePercent: input.percent }),
      ),
  });
  addClosing(users, shell);
  addResetting(users, shell);
  addLeaving(users, shell);
}

function addLeaving(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'export <user>',
    summary: 'Everything of one account as a ZIP archive, as its owner would get it',
    examples: ['users export ada', 'users export ada@school.org --out ada.zip'],
    options: [option('-o, --out <file>', 'write to this file')],
    input: z.object({ user: z.string(), out: z.string().optional() }),
    isReading: false,
    run: (asked, { user, out: file }) =>
      asked.signedIn((connection) =>
        exportUser(connection, {
          user,
          file,
          progress: createProgress({ stream: asked.terminal.stderr }),
        }),
      ),
  });
  addVerb(users, shell, {
    usage: 'undo-merge <user>',
    summary: 'Make an account its own again that became part of another, by whoever gave it away',
    examples: ['users undo-merge bob --dry-run', 'users undo-merge bob'],
    options: changeOptions,
    input: ChangeInput,
    isReading: false,
    run: (asked, input) => asked.signedIn(({ api }) => undoMerge(api, changeOf(asked, input))),
  });
  addVerb(users, shell, {
    usage: 'erase <user>',
    summary: 'Delete an account: closed at once, erased after 14 days, or at once',
    examples: ['users erase bob', 'users erase bob --now --plan now --yes'],
    options: [
      option('--now', 'do not wait: it cannot be taken back'),
      new Option('--plan <when>', 'when a plan that goes on ends').choices(planEndings),
      ...changeOptions,
    ],
    input: ChangeInput.extend({ plan: z.enum(planEndings).optional(), now: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { plan, now, ...input }) =>
      asked.signedIn(({ api }) =>
        eraseUser(api, {
          ...changeOf(asked, input),
          isNow: now,
          ending: plan,
          askEnding: (message) => askEnding(asked, { message, isAllowed: !input.yes }),
        }),
      ),
  });
}

function addResetting(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'reset-second-factor <user>',
    summary: 'Take away the app of codes, passkeys and recovery codes that somebody lost',
    examples: ['users reset-second-factor bob', 'users reset-second-factor ada --beside-database --yes'],
    options: [
      option('--beside-database', 'work on the database of this machine, without a server and a log-in'),
      ...changeOptions,
    ],
    input: ChangeInput.extend({ besideDatabase: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { besideDatabase, ...input }) =>
      besideDatabase
        ? resetBesideDatabase(asked, changeOf(asked, input))
        : asked.signedIn(({ api }) => resetSecondFactor(api, changeOf(asked, input))),
  });
}

function addClosing(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'activate <user>',
    summary: 'Open a closed account again',
    examples: ['users activate bob', 'users activate bob --yes'],
    options: changeOptions,
    input: ChangeInput,
    isReading: false,
    run: (asked, input) => asked.signedIn(({ api }) => activate(api, changeOf(asked, input))),
  });
  addVerb(users, shell, {
    usage: 'deactivate <user>',
    summary: 'Close an account: its sessions and its plan end, its data stays',
    examples: ['users deactivate bob', 'users deactivate bob --plan period-end --yes'],
    options: [
      new Option('--plan <when>', 'when a plan that goes on ends').choices(planEndings),
      ...changeOptions,
    ],
    input: ChangeInput.extend({ plan: z.enum(planEndings).optional() }),
    isReading: false,
    run: (asked, { plan, ...input }) =>
      asked.signedIn(({ api }) =>
        deactivate(api, {
          ...changeOf(asked, input),
          ending: plan,
          askEnding: (message) => askEnding(asked, { message, isAllowed: !input.yes }),
        }),
      ),
  });
}

function addReading(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'list',
    summary: 'List accounts, newest first',
    examples: [
      'users list',
      'users list --role admin --json=username,email',
      'users list --consent --all --csv > mailing.csv',
      'users list --inactive-since 90d --csv',
    ],
    options: [
      option('--search <text>', 'beginning of a user name or address, also of one that waits for its link'),
      new Option('--role <role>', 'only this role').choices(role.options),
      new Option('--right <right>', 'only who holds this right').choices(rightNames),
      option('--inactive-since <when>', 'only who has not been here since: 90d, 12w, 6m or a day'),
      option('--banned', 'only who is shut out'),
      option('--invited', 'only who has not entered the account that was made for them'),
      option('--consent', 'only who agreed to be written to'),
      option('--company <name>', 'only people of this company'),
      limitOption,
    ],
    input: ListInput,
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listUsers(api, input)),
  });
  addVerb(users, shell, {
    usage: 'show <user>',
    summary: 'Show one account, by id, user name or address',
    examples: ['users show ada', 'users show ada@school.org --json'],
    input: z.object({ user: z.string() }),
    isReading: true,
    run: (asked, { user }) => asked.signedIn(({ api }) => showUser(api, user)),
  });
}
