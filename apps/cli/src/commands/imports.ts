import { examCode } from '@studyhall/domain/quizzes/schemas';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { createProgress } from '../output/progress.ts';
import { askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { listImports } from './imports/list.ts';
import { publishImport } from './imports/publish.ts';
import { listRows, RowOutcome } from './imports/rows.ts';
import { showImport } from './imports/show.ts';
import { undoImport } from './imports/undo.ts';

const ImportId = z.uuid({ error: 'must be the id of an import' });

export function addImportCommands(program: Command, shell: Shell): void {
  const imports = addNoun(
    program,
    'imports',
    'Imports of questions: what became of them, publishing and taking them back',
  );
  addVerb(imports, shell, {
    usage: 'list',
    summary: 'List your imports and those into exams of yours, the newest first',
    examples: ['imports list', 'imports list --exam security --json=importId,importedBy,undoneAt'],
    options: [option('--exam <code>', 'only those into this exam'), limitOption],
    input: z.object({ exam: examCode.optional(), limit: Limit }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listImports(api, input)),
  });
  addVerb(imports, shell, {
    usage: 'publish <id>',
    summary: 'Have the drafts asked that an import brought, and show the exam that it made',
    examples: [
      'imports publish 019a3c1e-7f0e-7000-8000-000000000000 --dry-run',
      'imports publish 019a3c1e-7f0e-7000-8000-000000000000',
    ],
    options: [option('-n, --dry-run', 'say how many, and change nothing')],
    input: z.object({ id: ImportId, dryRun: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { id, dryRun }) => asked.signedIn(({ api }) => publishImport(api, { id, isDryRun: dryRun })),
  });
  addVerb(imports, shell, {
    usage: 'undo <id>',
    summary: 'Take an import back: what was used is retired, what was changed says again what it said',
    examples: [
      'imports undo 019a3c1e-7f0e-7000-8000-000000000000 --dry-run',
      'imports undo 019a3c1e-7f0e-7000-8000-000000000000 --yes',
    ],
    options: [
      option('-n, --dry-run', 'say what becomes of its questions, and change nothing'),
      option('--yes', 'do it without being asked'),
    ],
    input: z.object({ id: ImportId, dryRun: z.boolean().default(false), yes: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { id, dryRun, yes }) => {
      const confirm = async (message: string) => {
        const instead = 'Say --yes to go on without being asked';
        if (!yes) await askToGoOn(asked.terminal, { message, instead });
      };
      return asked.signedIn(({ api }) => undoImport(api, { id, isDryRun: dryRun, confirm }));
    },
  });
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
