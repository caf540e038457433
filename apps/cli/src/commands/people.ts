import { parseMoment } from '@studyhall/domain/admin/moment';
import { BanUser, CreateUser } from '@studyhall/domain/auth/people-schemas';
import { planEndings } from '@studyhall/domain/auth/plan-endings';
import { languageTag } from '@studyhall/domain/primitives';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addVerb, Limit, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import type { Shell } from '../shell.ts';
import { activate } from './users/change.ts';
import { askEnding, ChangeInput, changeOf, changeOptions, spanOf } from './users/change-input.ts';
import { createUser, invite, resetPassword, takeBack } from './users/create.ts';
import { ban } from './users/deactivate.ts';
import { importPeople } from './users/import.ts';
import { showUserRecord } from './users/record.ts';

/** What administrators do for others and to them: make accounts, shut out, look at everything. */
export function addPeopleCommands(users: Command, shell: Shell): void {
  addRecord(users, shell);
  addInviting(users, shell);
  addBanning(users, shell);
}

const CreateInput = z.object({
  userName: z.string().optional(),
  address: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  role: CreateUser.shape.role.unwrap(),
  language: languageTag.optional(),
  dryRun: z.boolean().default(false),
});

function addInviting(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'create',
    summary: 'Make an account for somebody and invite them: by mail, or with a link to hand over',
    examples: [
      'users create --user-name ada --address ada@school.org --first-name Ada',
      'users create --user-name bob --role member',
    ],
    options: [
      option('--user-name <name>', 'what they log in with'),
      option('--address <address>', 'where the link goes; they log in with it once it was opened'),
      option('--first-name <name>', 'of the name that others see'),
      option('--last-name <name>', 'of the name that others see'),
      option('--role <role>', 'what they may do')
        .choices(['individual', 'member', 'admin'])
        .default('individual'),
      option('--language <language>', "of the mail and the screens; the site's unless told").choices(
        languageTag.options,
      ),
      option('-n, --dry-run', 'say what would change, and change nothing'),
    ],
    input: CreateInput,
    isReading: true,
    run: async (asked, { userName, address, dryRun, ...names }) => {
      if (userName === undefined && address === undefined)
        throw new Misuse('nobody could ever log in', { hint: 'Say --user-name or --address, or both' });
      const user = { firstName: undefined, lastName: undefined, language: undefined, ...names };
      return await asked.signedIn(({ api }) =>
        createUser(api, { ...user, username: userName, email: address, isDryRun: dryRun }),
      );
    },
  });
  addVerb(users, shell, {
    usage: 'invite <user>',
    summary: 'Invite somebody again who has not entered the account that was made for them',
    examples: ['users invite ada', 'users invite bob --json=url'],
    options: [option('-n, --dry-run', 'say what would change, and change nothing')],
    input: ChangeInput,
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => invite(api, changeOf(asked, input))),
  });
  addVerb(users, shell, {
    usage: 'take-back <user>',
    summary: 'Take back an invitation: the link is void, and the account gone that nobody entered',
    examples: ['users take-back bob', 'users take-back bob --yes'],
    options: changeOptions,
    input: ChangeInput,
    isReading: false,
    run: (asked, input) => asked.signedIn(({ api }) => takeBack(api, changeOf(asked, input))),
  });
  addVerb(users, shell, {
    usage: 'import <file>',
    summary: 'Make an account for everybody whom a CSV names; a second time changes nothing',
    examples: ['users import class.csv --dry-run', 'users import class.csv --new-links --links links.csv'],
    options: [
      option('-n, --dry-run', 'say what would become of every row, and change nothing'),
      option('--rejects <file>', 'where the reasons go why rows were not taken (default: FILE.rejected.csv)'),
      option(
        '--links <file>',
        'where the links of those without an address go, a file that is not there yet (default: FILE.links.csv, then FILE.links-2.csv …)',
      ),
      option(
        '--new-links',
        'also for those without an address who have not come yet; their links of before are void',
      ),
    ],
    input: z.object({
      file: z.string(),
      dryRun: z.boolean().default(false),
      rejects: z.string().optional(),
      links: z.string().optional(),
      newLinks: z.boolean().default(false),
    }),
    isReading: true,
    run: (asked, { file, dryRun, rejects = `${file}.rejected.csv`, links, newLinks }) =>
      asked.signedIn((connection) =>
        importPeople(connection, {
          ...{ file, isDryRun: dryRun, withNewLinks: newLinks, rejectsFile: rejects, linksFile: links },
          say: (line) => asked.terminal.say(line),
        }),
      ),
  });
  addVerb(users, shell, {
    usage: 'reset-password <user>',
    summary: 'Send somebody a link to a new password, or print it where there is no address',
    examples: ['users reset-password ada', 'users reset-password bob --yes'],
    options: changeOptions,
    input: ChangeInput,
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => resetPassword(api, changeOf(asked, input))),
  });
}

/** A moment, or a span from now on: "7d". */
const Until = z.string().transform((text, context): Date => {
  const span = spanOf(text);
  const until = span === undefined ? parseMoment(text) : new Date(Date.now() + span);
  if (until !== undefined) return until;
  const message = 'must be a moment such as "2026-12-24 18:00", or a span such as 7d, 2w or 6m';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

function addBanning(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'ban <user>',
    summary: 'Shut somebody out for a reason, which they read after the right password',
    examples: [
      'users ban bob --reason "Insults in the free texts" --until 7d',
      'users ban eve --reason "Shared the account" --plan now --yes',
    ],
    options: [
      option('--reason <text>', 'what they read').makeOptionMandatory(),
      option(
        '--until <when>',
        'when it ends by itself: 7d, 2w, 6m or a moment; without it somebody has to lift it',
      ),
      new Option('--plan <when>', 'when a plan that goes on ends').choices(planEndings),
      ...changeOptions,
    ],
    input: ChangeInput.extend({
      reason: BanUser.shape.reason,
      until: Until.optional(),
      plan: z.enum(planEndings).optional(),
    }),
    isReading: false,
    run: (asked, { plan, reason, until = null, ...input }) =>
      asked.signedIn(({ api }) =>
        ban(api, {
          ...changeOf(asked, input),
          reason,
          until,
          ending: plan,
          askEnding: (message) => askEnding(asked, { message, isAllowed: !input.yes }),
        }),
      ),
  });
  addVerb(users, shell, {
    usage: 'unban <user>',
    summary: 'Let somebody in again who is banned or deactivated',
    examples: ['users unban bob', 'users unban bob --yes'],
    options: changeOptions,
    input: ChangeInput,
    isReading: false,
    run: (asked, input) => asked.signedIn(({ api }) => activate(api, changeOf(asked, input))),
  });
}

function addRecord(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'record <user>',
    summary: 'Show all that is kept of a learner: devices, courses, attempts, XP with its reasons, orders',
    examples: [
      'users record ada',
      'users record ada --json > ada.json',
      'users record ada --json=attempts,xp --limit 1000',
    ],
    options: [new Option('--limit <number>', 'how many of each list at most').default('10')],
    input: z.object({ user: z.string(), limit: Limit }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => showUserRecord(api, input)),
  });
}
