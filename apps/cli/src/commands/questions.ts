import { exportFormats } from '@studyhall/domain/quizzes/formats/write-questions';
import { answerReadings } from '@studyhall/domain/quizzes/import-keys';
import { domainCode, examCode, TextFormat } from '@studyhall/domain/quizzes/schemas';
import { textLanguage } from '@studyhall/domain/text-language';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { createProgress } from '../output/progress.ts';
import type { ShownRecord } from '../output/result.ts';
import type { Shell } from '../shell.ts';
import { columnsOf } from './questions/columns-of.ts';
import { exportQuestions } from './questions/export.ts';
import { importFormats, importQuestions } from './questions/import.ts';
import { listQuestions } from './questions/list.ts';
import { showQuestion } from './questions/show.ts';
import { writeTemplate } from './questions/template.ts';
import { addQuestionReports } from './questions-reported.ts';
import { addQuestionWriting } from './questions-writing.ts';

const examOption = option('--exam <code>', 'the exam, such as security').makeOptionMandatory();
const Status = z.enum(['draft', 'published', 'retired']);

/** "de,fr" */
const languages = z
  .string()
  .default('')
  .transform((tags) => tags.split(',').flatMap((tag) => (tag.trim() === '' ? [] : tag.trim())))
  .pipe(z.array(textLanguage));
const WrittenFile = { format: z.enum(exportFormats), output: z.string().optional() };

function formatOption(): Option {
  return option('--format <format>', 'what to write')
    .choices([...exportFormats])
    .default('csv');
}

const ImportInput = z.object({
  file: z.string(),
  exam: examCode,
  format: z.enum(importFormats),
  title: z.string().optional(),
  domain: domainCode.optional(),
  formatText: TextFormat.optional(),
  answers: z.enum(answerReadings).optional(),
  dryRun: z.boolean().default(false),
  rejects: z.string().optional(),
  map: z.array(z.string()).default([]).transform(columnsOf),
  createDomains: z.boolean().default(false),
  publish: z.boolean().default(false),
});

export function addQuestionCommands(program: Command, shell: Shell): void {
  const questions = addNoun(
    program,
    'questions',
    'The bank of questions: bring them in, look at them, take them out',
  );
  addImport(questions, shell);
  addReading(questions, shell);
  addQuestionWriting(questions, shell);
  addQuestionReports(questions, shell);
  addVerb(questions, shell, {
    usage: 'export',
    summary: 'Write all questions of an exam as a file that import takes',
    examples: [
      'questions export --exam security --format csv > security.csv',
      'questions export --exam a1101 --format json --output a1101.json',
      'questions export --exam biology --format moodle-xml --output biology.xml',
      'questions export --exam trivia --format kahoot --output trivia.xlsx',
      'questions export --exam biology --zip --output biology.zip',
      'questions export --exam biology --domain cells --status published --format json',
    ],
    options: [
      examOption,
      formatOption(),
      option('--zip', 'with the pictures that the questions show, as import takes them again'),
      option('-o, --output <file>', 'write to a file instead of stdout'),
      option('--lang <tags>', 'languages that a table has columns for, such as de,fr'),
      option('--domain <code>', 'only this objective domain'),
      option('--status <status>', 'only these').choices(Status.options),
    ],
    input: z.object({
      exam: examCode,
      zip: z.boolean().default(false),
      ...WrittenFile,
      lang: languages,
      domain: domainCode.optional(),
      status: Status.optional(),
    }),
    isReading: false,
    run: (asked, { exam, format, output, zip, lang, domain, status }) =>
      asked.signedIn(async (connection) =>
        exportQuestions(connection, {
          ...{
            examCode: exam,
            filter: { domainCode: domain, status },
            format,
            file: output,
            isZip: zip,
            languages: lang,
            progress: progressOf(asked),
          },
          say: (line) => asked.terminal.say(line),
        }),
      ),
  });
  addVerb(questions, shell, {
    usage: 'template',
    summary: 'Write an example of each question that a format has, to be written over',
    examples: [
      'questions template > questions.csv',
      'questions template --format gift --output questions.gift',
      'questions template --format kahoot --output questions.xlsx',
    ],
    options: [formatOption(), option('-o, --output <file>', 'write to a file instead of stdout')],
    input: z.object(WrittenFile),
    isReading: false,
    run: async (_, { format, output }) => writeTemplate({ format, file: output }),
  });
}

function addImport(questions: Command, shell: Shell): void {
  addVerb(questions, shell, {
    usage: 'import <file>',
    summary:
      'Bring questions in from a file of Moodle, Kahoot, Open Trivia DB or a table; a second time changes nothing',
    examples: [
      'questions import bank.csv --exam security',
      'questions import opentdb.json --exam trivia --title "Trivia" --dry-run',
      'questions import exported.json --exam a1101 --format json',
      'questions import moodle.xml --exam biology --dry-run',
      'questions import harbour.txt --exam ships --format aiken --domain 1.2',
      'questions import own.csv --exam birds --map answer_a=option-a --map answer_b=option-b --map notes=ignore',
      'questions import bank.zip --exam biology',
      'questions import notes.csv --exam python --format-text markdown --answers 1-based',
    ],
    options: [
      examOption,
      option('--format <format>', 'what the file is')
        .choices([...importFormats])
        .default('auto'),
      option('--title <title>', 'make the exam under this title if there is none'),
      option('--domain <code>', 'where questions go whose file names no domain or category'),
      option('--format-text <format>', 'how texts are shown where the file does not say').choices([
        ...TextFormat.options,
      ]),
      option('--answers <reading>', 'how keys are read where the file as a whole is not clear').choices([
        ...answerReadings,
      ]),
      option('--map <header=column>', 'what a header of a table means, or ignore; may be said again')
        .default([])
        .argParser((said: string, before: string[]) => [...before, said]),
      option(
        '--create-domains',
        'make the domains that the exam has not, instead of rejecting their questions',
      ),
      option('--publish', 'have what is new asked at once, instead of adding it as drafts'),
      option('-n, --dry-run', 'say what would become of every row, and import nothing'),
      option(
        '--rejects <file>',
        'where rejected rows go, to be mended and imported (default: FILE.rejected.csv, .json, .gift …)',
      ),
    ],
    input: ImportInput,
    isReading: true,
    run: runImport,
  });
}

/** The first Ctrl-C says how things stand; a second one does not wait. */
async function runImport(shell: Shell, input: z.output<typeof ImportInput>): Promise<ShownRecord> {
  const { file, exam, format, title, domain, formatText, answers, dryRun, rejects, map, createDomains } =
    input;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  try {
    return await shell.signedIn((connection) =>
      importQuestions(connection, {
        file,
        examCode: exam,
        format,
        title,
        domainCode: domain,
        textFormat: formatText,
        answers,
        isDryRun: dryRun,
        columns: map,
        createsDomains: createDomains,
        publishes: input.publish,
        rejectsFile: rejects,
        progress: progressOf(shell),
        say: (line) => shell.terminal.say(line),
        signal: stopping.signal,
      }),
    );
  } finally {
    process.off('SIGINT', stop);
  }
}

function addReading(questions: Command, shell: Shell): void {
  addVerb(questions, shell, {
    usage: 'list',
    summary: 'List the questions of an exam',
    examples: [
      'questions list --exam security',
      'questions list --exam security --domain 1.2 --search kerberos --json=externalId,text',
    ],
    options: [
      examOption,
      option('--search <text>', 'part of the text'),
      option('--domain <code>', 'only this objective domain'),
      new Option('--status <status>', 'only these').choices(Status.options),
      limitOption,
    ],
    input: z.object({
      exam: examCode,
      search: z.string().optional(),
      domain: domainCode.optional(),
      status: Status.optional(),
      limit: Limit,
    }),
    isReading: true,
    run: (asked, { exam, domain, ...rest }) =>
      asked.signedIn(({ api }) => listQuestions(api, { examCode: exam, domainCode: domain, ...rest })),
  });
  addVerb(questions, shell, {
    usage: 'show <question>',
    summary: 'Show one question with its key, by id or external id',
    examples: [
      'questions show SEC-0001 --exam security',
      'questions show SEC-0001 --exam security --json=text,options',
    ],
    options: [examOption],
    input: z.object({ question: z.string(), exam: examCode }),
    isReading: true,
    run: (asked, { question, exam }) =>
      asked.signedIn(({ api }) => showQuestion(api, { question, examCode: exam })),
  });
}

function progressOf({ terminal }: Shell) {
  return createProgress({ stream: terminal.stderr });
}
