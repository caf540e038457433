import { examCode } from '@studyhall/domain/primitives';
import { textLanguage } from '@studyhall/domain/text-language';
import { TextKind, textKinds } from '@studyhall/domain/translated-texts';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { exportTranslations } from './translations/export.ts';
import { importTranslations } from './translations/import.ts';
import { listTranslations } from './translations/list.ts';

const languageOption = () => option('--lang <tag>', 'the language that is translated into, such as de');
const chosen = {
  kind: TextKind.optional(),
  exam: examCode.optional(),
};
const choosing = () => [
  option('--kind <kind>', `one kind alone: ${textKinds.join(', ')}`),
  option('--exam <code>', 'an exam and its questions alone'),
];

export function addTranslationCommands(program: Command, shell: Shell): void {
  const translations = addNoun(program, 'translations', 'Questions and everything else in other languages');
  addVerb(translations, shell, {
    usage: 'list',
    summary: 'List what can be translated, and what lacks a translation or has an old one',
    examples: ['translations list --lang de --missing', 'translations list --lang de --exam security --old'],
    options: [
      languageOption().makeOptionMandatory(),
      ...choosing(),
      option('--old', 'those whose original has changed since'),
      option('--missing', 'those that have none, or not of everything'),
    ],
    input: z.object({
      lang: textLanguage,
      ...chosen,
      old: z.boolean().default(false),
      missing: z.boolean().default(false),
    }),
    isReading: true,
    run: (asked, { lang, kind, exam, old, missing }) =>
      asked.signedIn(({ api }) =>
        listTranslations(api, { language: lang, kind, examCode: exam, old, missing }),
      ),
  });
  addVerb(translations, shell, {
    usage: 'export <file>',
    summary: 'Write all texts beside their translations into a table for translators',
    examples: [
      'translations export texts.csv --lang de',
      'translations export security.csv --lang de --exam security',
    ],
    options: [languageOption().makeOptionMandatory(), ...choosing()],
    input: z.object({ file: z.string(), lang: textLanguage, ...chosen }),
    isReading: false,
    run: (asked, { file, lang, kind, exam }) =>
      asked.signedIn((connection) =>
        Promise.resolve(exportTranslations(connection, { file, language: lang, kind, examCode: exam })),
      ),
  });
  addVerb(translations, shell, {
    usage: 'import <file>',
    summary:
      'Take the translations of such a table, each question or title as a whole; where nothing is said it stays as it is',
    examples: ['translations import texts.csv --dry-run', 'translations import texts.csv --lang de'],
    options: [
      languageOption(),
      option('-n, --dry-run', 'say what would become of every row, and change nothing'),
      option('--rejects <file>', 'where to write what was not taken, and why').default('rejects.csv'),
    ],
    input: z.object({
      file: z.string(),
      lang: textLanguage.optional(),
      dryRun: z.boolean().default(false),
      rejects: z.string(),
    }),
    isReading: false,
    run: (asked, { file, lang, dryRun, rejects }) =>
      asked.signedIn(({ api }) =>
        importTranslations(api, {
          ...{ file, language: lang, isDryRun: dryRun, rejectsFile: rejects },
          say: (line) => asked.terminal.say(line),
        }),
      ),
  });
}
