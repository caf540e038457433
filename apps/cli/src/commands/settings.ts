import {
  asWritten,
  type InstanceSettingName,
  type InstanceSettings,
  instanceSettingNames,
  WrittenInstanceSettings,
} from '@studyhall/domain/platform/instance-settings';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import { type Column, done, listing } from '../output/result.ts';
import type { Shell } from '../shell.ts';
import { setLogo } from './settings/set-logo.ts';

interface Row {
  readonly name: InstanceSettingName | typeof LOGO;
  readonly value: string;
}

const columns: readonly Column<Row>[] = [
  { name: 'name', value: ({ name }) => name },
  { name: 'value', value: ({ value }) => value, isFlexible: true },
];

/** A picture is sent as a file, and so apart from what is written. */
const LOGO = 'logo';
const known = [...instanceSettingNames, LOGO] as const;
const names = z.enum(known, {
  error: `must be one of ${known.join(', ')}`,
});

export function addSettingsCommands(program: Command, shell: Shell): void {
  const settings = addNoun(
    program,
    'settings',
    'What the installation is called, how it looks, who may register',
  );
  addVerb(settings, shell, {
    usage: 'list',
    summary: 'List the settings that are kept in the database',
    examples: ['settings list', 'settings list --json'],
    input: z.object({}),
    isReading: true,
    run: (asked) =>
      asked.signedIn(async ({ api }) => {
        const [settings, { address }] = await Promise.all([
          api.admin.getSettings.query(),
          api.admin.getLogo.query(),
        ]);
        const items = [...rowsOf(settings), { name: LOGO, value: address ?? '' } as const];
        return listing({ columns, items, note: undefined });
      }),
  });
  addVerb(settings, shell, {
    usage: 'set <name> <value>',
    summary: `Change one: ${known.join(', ')}`,
    examples: [
      'settings set siteName "Hill School"',
      'settings set registrationDomains school.org,pupils.example.org',
      'settings set imprint ""',
      'settings set logo logo.png',
    ],
    options: [option('-n, --dry-run', 'say what would change, and change nothing')],
    input: z.object({ name: names, value: z.string(), dryRun: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { name, value, dryRun }) =>
      asked.signedIn(async (connection) => {
        const { api } = connection;
        if (name === LOGO) return await setLogo(connection, { file: value, isDryRun: dryRun });
        const { data, error } = WrittenInstanceSettings.shape[name].safeParse(value);
        if (error !== undefined) throw new Misuse(`${name} ${error.issues[0]?.message}`);
        const before = asWritten(await api.admin.getSettings.query())[name];
        const change = `${name}: ${inWords(before)} → ${inWords(value)}`;
        if (dryRun) return done(`Would change ${change}`);
        await api.admin.changeSettings.mutate({ [name]: data });
        return done(`Changed ${change}`);
      }),
  });
}

function rowsOf(settings: InstanceSettings): Row[] {
  const written = asWritten(settings);
  return instanceSettingNames.map((name) => ({ name, value: written[name] }));
}

function inWords(value: string): string {
  return value === '' ? 'nothing' : `“${value}”`;
}
