import { textPages } from '@studyhall/domain/platform/site-texts';
import { languageTag } from '@studyhall/domain/primitives';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listTexts } from './texts/list.ts';
import { setText } from './texts/set.ts';
import { showText } from './texts/show.ts';
import { listVersions } from './texts/versions.ts';

const page = z.enum(textPages, { error: `must be one of ${textPages.join(', ')}` });
const languageOption = option('--language <language>', 'which language of it');

export function addTextCommands(program: Command, shell: Shell): void {
  const texts = addNoun(program, 'texts', 'Imprint, privacy and terms, in all their versions');
  addVerb(texts, shell, {
    usage: 'list',
    summary: 'List them as they stand, and what waits to be filled in',
    examples: ['texts list', 'texts list --json=page,version,placeholders'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listTexts(api)),
  });
  addVerb(texts, shell, {
    usage: 'versions <page>',
    summary: 'List what was published of one and when, the newest first',
    examples: ['texts versions terms'],
    input: z.object({ page }),
    isReading: true,
    run: (asked, { page: of }) => asked.signedIn(({ api }) => listVersions(api, of)),
  });
  addVerb(texts, shell, {
    usage: 'show <page>',
    summary: 'Print one as Markdown',
    examples: ['texts show imprint --language de', 'texts show terms --at 3 > terms.md'],
    options: [
      languageOption.default('en'),
      option('--at <version>', 'as it was published then; 0 is the sample'),
    ],
    input: z.object({
      page,
      language: languageTag,
      at: z
        .string()
        .regex(/^\d{1,9}$/, { error: 'must be the number of a version' })
        .transform(Number)
        .optional(),
    }),
    isReading: false,
    run: (asked, { page: of, language, at }) =>
      asked.signedIn(({ api }) => showText(api, { page: of, language, at })),
  });
  addVerb(texts, shell, {
    usage: 'set <page> <file>',
    summary: 'Publish a file as the next version of one; its other languages stay',
    examples: ['texts set imprint imprint.md --language de', 'texts set terms terms.md --language en --ask'],
    options: [
      option('--language <language>', 'which language of it').makeOptionMandatory(),
      option('--ask', 'ask everybody who is signed in to agree once more'),
      option('-n, --dry-run', 'say what would change, and change nothing'),
    ],
    input: z.object({
      page,
      file: z.string(),
      language: languageTag,
      ask: z.boolean().default(false),
      dryRun: z.boolean().default(false),
    }),
    isReading: false,
    run: (asked, { page: of, file, language, ask, dryRun }) =>
      asked.signedIn(({ api }) =>
        setText(api, { page: of, file, language, asksAgain: ask, isDryRun: dryRun }),
      ),
  });
}
