import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { createProgress } from '../output/progress.ts';
import type { Shell } from '../shell.ts';
import { listRows, RowOutcome } from './imports/rows.ts';
import { showImport } from './imports/show.ts';

const ImportId = z.uuid({ error: 'must be the id of an import' });

export function addImportCommands(program: Command, shell: Shell): void {
  const imports = addNoun(program, 'imports', 'What became of an import of questions');
  addVerb(imports, shell, {
    usage: 'show <id>',
    summary: 'Show how far an import is, or how it ended',
    examples: ['imports show 019a3c1e-7f0e-7000-8000-000000000000 --wait'],
    options: [option('--wait', 'watch it until its end')],
    input: z.object({ id: ImportId, wait: z.boolean().default(false) }),
    isReading: true,
    run: (asked, { id, wait }) =>
      asked.signedIn(({ api }) =>
        showImport(api, { id, isWaiting: wait, progress: createProgress({ stream: asked.terminal.stderr }) }),
      ),
  });
  addVerb(imports, shell, {
    usage: 'rows <id>',
    summary: 'List the rows that were not taken as they are, and the notes on those that were',
    examples: [
      'imports rows 019a3c1e-7f0e-7000-8000-000000000000',
      'imports rows 019a3c1e-7f0e-7000-8000-000000000000 --outcome duplicate --csv',
    ],
    options: [option('--outcome <outcome>', 'only these').choices(RowOutcome.options), limitOption],
    input: z.object({ id: ImportId, outcome: RowOutcome.optional(), limit: Limit }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listRows(api, input)),
  });
}
