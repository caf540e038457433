import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { exportToFile } from './site/export.ts';
import { importFromFile } from './site/import.ts';

const ExportInput = z.object({
  file: z.string(),
  withKeys: z.boolean().default(false),
  recipients: z
    .string()
    .transform((text) => text.split(',').map((recipient) => recipient.trim()))
    .optional(),
});

export function addSiteCommands(program: Command, shell: Shell): void {
  const site = addNoun(
    program,
    'site',
    'The whole site in one file, to move it to another machine or PostgreSQL',
  );
  addVerb(site, shell, {
    usage: 'export <file>',
    summary: 'Write everything that the database holds into one file, as it is in this moment',
    examples: [
      'site export school.site',
      'site export school.site --with-keys --recipients age1qyqszqgpqyqszqgpqyqszqgp…',
    ],
    options: [
      option('--with-keys', 'put the secret keys in as well, encrypted for --recipients'),
      option('--recipients <keys>', 'public keys of age, separated by commas'),
    ],
    input: ExportInput,
    isReading: true,
    run: exportToFile,
  });
  addVerb(site, shell, {
    usage: 'import <file>',
    summary: 'Load an exported site into a database that holds nothing yet',
    examples: ['site import school.site', 'site import school.site --identity key.txt'],
    options: [option('--identity <file>', 'the age key that opens the secret keys in the file')],
    input: z.object({ file: z.string(), identity: z.string().optional() }),
    isReading: true,
    run: importFromFile,
  });
}
