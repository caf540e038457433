import { examCode } from '@studyhall/domain/quizzes/schemas';
import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { readDraft } from './questions/read-draft.ts';
import {
  addQuestion,
  editQuestion,
  type GivenTag,
  listVersions,
  setStatus,
  tagQuestions,
} from './questions/write.ts';

const examOption = option('--exam <code>', 'the exam, such as security').makeOptionMandatory();
const newDomainOption = option('--new-domain', 'give the exam the domain if it has none such');

/** The commands that write questions one by one. */
export function addQuestionWriting(questions: Command, shell: Shell): void {
  addAdding(questions, shell);
  addEditing(questions, shell);
  addPublishing(questions, shell);
  addTagging(questions, shell);
  addVerb(questions, shell, {
    usage: 'versions <question>',
    summary: 'List what a question said and what each edit changed, the newest first',
    examples: ['questions versions SEC-0001 --exam security'],
    options: [examOption],
    input: z.object({ question: z.string(), exam: examCode }),
    isReading: true,
    run: (asked, { question, exam }) =>
      asked.signedIn(({ api }) => listVersions(api, { name: question, examCode: exam })),
  });
}

function addAdding(questions: Command, shell: Shell): void {
  addVerb(questions, shell, {
    usage: 'add <file>',
    summary: 'Add one question from a JSON file as `show --json` prints it, or from stdin for "-"',
    examples: ['questions add question.json --exam security', 'questions add - --exam security --publish'],
    options: [examOption, option('--publish', 'ask it of learners at once'), newDomainOption],
    input: z.object({
      file: z.string(),
      exam: examCode,
      publish: z.boolean().default(false),
      newDomain: z.boolean().default(false),
    }),
    isReading: false,
    run: async (asked, { file, exam, publish, newDomain }) => {
      const written = await readDraft(asked.terminal, file);
      const place = { examCode: exam, isDomainNew: newDomain, isPublished: publish };
      return await asked.signedIn(({ api }) => addQuestion(api, written, place));
    },
  });
}

function addEditing(questions: Command, shell: Shell): void {
  addVerb(questions, shell, {
    usage: 'edit <question> <file>',
    summary: 'Say a question anew, from what `show --json` has printed and you have changed',
    examples: [
      'questions show SEC-0001 --exam security --json > question.json',
      'questions edit SEC-0001 question.json --exam security --dry-run',
    ],
    options: [
      examOption,
      newDomainOption,
      option('-n, --dry-run', 'say what would change, and change nothing'),
    ],
    input: z.object({
      question: z.string(),
      file: z.string(),
      exam: examCode,
      newDomain: z.boolean().default(false),
      dryRun: z.boolean().default(false),
    }),
    isReading: true,
    run: async (asked, { question, file, exam, newDomain, dryRun }) => {
      const written = await readDraft(asked.terminal, file);
      const edit = { name: question, examCode: exam, isDomainNew: newDomain, isDryRun: dryRun };
      return await asked.signedIn(({ api }) => editQuestion(api, written, edit));
    },
  });
}

function addPublishing(questions: Command, shell: Shell): void {
  const verbs = [
    { verb: 'publish', status: 'published', summary: 'Ask questions of learners from now on' },
    { verb: 'retire', status: 'retired', summary: 'Ask questions no more; what was begun goes on' },
  ] as const;
  for (const { verb, status, summary } of verbs)
    addVerb(questions, shell, {
      usage: `${verb} <questions...>`,
      summary,
      examples: [`questions ${verb} SEC-0001 SEC-0002 --exam security`],
      options: [examOption],
      input: z.object({ questions: z.array(z.string()).min(1).max(100), exam: examCode }),
      isReading: false,
      run: (asked, { questions: names, exam }) =>
        asked.signedIn(({ api }) => setStatus(api, { names, examCode: exam, status })),
    });
}

/** "topic:sums", as people read it. */
const Tag = z
  .string()
  .regex(/^(?:topic|category):./, { error: 'must be such as topic:sums or category:Maths' })
  .transform((tag): GivenTag => {
    const colon = tag.indexOf(':');
    return { kind: tag.startsWith('topic') ? 'topic' : 'category', value: tag.slice(colon + 1) };
  });

function addTagging(questions: Command, shell: Shell): void {
  addVerb(questions, shell, {
    usage: 'tag <questions...>',
    summary: 'Give questions tags, and take some',
    examples: ['questions tag SEC-0001 --exam security --add topic:keys --remove category:Old'],
    options: [
      examOption,
      option('--add <tag...>', 'give these, each such as topic:keys'),
      option('--remove <tag...>', 'take these'),
    ],
    input: z.object({
      questions: z.array(z.string()).min(1).max(100),
      exam: examCode,
      add: z.array(Tag).default([]),
      remove: z.array(Tag).default([]),
    }),
    isReading: false,
    run: (asked, { questions: names, exam, add, remove }) =>
      asked.signedIn(({ api }) => tagQuestions(api, { names, examCode: exam, add, remove })),
  });
}
