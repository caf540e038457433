import { planEndings } from '@studyhall/domain/auth/plan-endings';
import { role } from '@studyhall/domain/auth/schemas';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import { askChoice, askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { activate, type ChangeOptions, setExtraTime, setRole } from './users/change.ts';
import { deactivate, type Ending } from './users/deactivate.ts';
import { listUsers } from './users/list.ts';
import { showUser } from './users/show.ts';

const ListInput = z.object({
  search: z.string().optional(),
  role: role.optional(),
  consent: z.boolean().optional(),
  company: z.string().optional(),
  limit: Limit,
});

const GivenRole = role.exclude(['guest'], { error: 'must be admin, member or individual' });
const Percent = z
  .string()
  .regex(/^\d{1,3}$/, { error: 'must be a number from 0 to 300' })
  .transform(Number);
const ChangeInput = z.object({
  user: z.string(),
  yes: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

const changeOptions = [
  option('-y, --yes', 'do not ask'),
  option('-n, --dry-run', 'say what would change, and change nothing'),
];

export function addUserCommands(program: Command, shell: Shell): void {
  const users = addNoun(program, 'users', 'Accounts: find them, change their roles, close them');
  addReading(users, shell);
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

const SAY_PLAN = 'Say --plan period-end or --plan now';

async function askEnding(
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

function addReading(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'list',
    summary: 'List accounts, newest first',
    examples: [
      'users list',
      'users list --role admin --json=username,email',
      'users list --consent --csv > mailing.csv',
    ],
    options: [
      option('--search <text>', 'beginning of a user name or address'),
      new Option('--role <role>', 'only this role').choices(role.options),
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

function changeOf({ terminal }: Shell, { user, yes, dryRun }: z.output<typeof ChangeInput>): ChangeOptions {
  return {
    user,
    isDryRun: dryRun,
    confirm: async (message) => {
      if (!yes) await askToGoOn(terminal, { message, instead: 'Say --yes to go on without being asked' });
    },
  };
}
