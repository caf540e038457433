import { examCode } from '@studyhall/domain/quizzes/schemas';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import { done } from '../output/result.ts';
import { askPassword, askToGoOn, readPassword } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { editDomain, listDomains } from './exams/domains.ts';
import { editExam } from './exams/edit.ts';
import { gradeExam } from './exams/grade.ts';
import { listExams } from './exams/list.ts';
import { listOverrides, putOverride } from './exams/override.ts';
import {
  DomainInput,
  domainOptions,
  EditInput,
  editOptions,
  examFields,
  factOptions,
  facts,
  factsOf,
  OverrideInput,
  overrideOf,
  overrideOptions,
} from './exams/settings-input.ts';
import { showExam } from './exams/show.ts';
import { setExamStatus } from './exams/status.ts';
import { changeOptions } from './users/change-input.ts';

const code = z.object({ code: examCode });
const asking = { yes: z.boolean().default(false), dryRun: z.boolean().default(false) };

export function addExamCommands(program: Command, shell: Shell): void {
  const exams = addNoun(program, 'exams', 'The exams that questions belong to');
  addReading(exams, shell);
  addMaking(exams, shell);
  addStatus(exams, shell);
  addDomains(exams, shell);
  addOverrides(exams, shell);
  addVerb(exams, shell, {
    usage: 'grade <code>',
    summary: 'Let the score of an exam with fewer than ten questions count for boards and achievements',
    examples: ['exams grade lesson-3 --dry-run', 'exams grade lesson-3 --off --yes'],
    options: [option('--off', 'let it count no more'), ...changeOptions],
    input: code.extend({ off: z.boolean().default(false), ...asking }),
    fields: examFields,
    isReading: false,
    run: (asked, { code: examCode, off, yes, dryRun: isDryRun }) =>
      asked.signedIn(({ api }) =>
        gradeExam(api, { examCode, isGraded: !off, isDryRun, confirm: confirmer(asked, yes) }),
      ),
  });
}

function addReading(exams: Command, shell: Shell): void {
  addVerb(exams, shell, {
    usage: 'list',
    summary: 'List all exams, drafts and retired ones too',
    examples: ['exams list', 'exams list --json=code,title'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listExams(api)),
  });
  addVerb(exams, shell, {
    usage: 'show <code>',
    summary: 'Show by which terms an exam is taken',
    examples: ['exams show security', 'exams show security --json=opensAt,closesAt'],
    input: code,
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => showExam(api, input.code)),
  });
}

function addMaking(exams: Command, shell: Shell): void {
  addVerb(exams, shell, {
    usage: 'create <code>',
    summary: 'Make an exam, which nobody sees until it is published',
    examples: [
      'exams create lesson-3 --title "Lesson 3"',
      'exams create mock --title Mock --minutes 90 --pass 75',
    ],
    options: [option('--title <title>', 'what it is called').makeOptionMandatory(), ...factOptions],
    input: code.extend({ title: z.string(), ...facts }),
    fields: examFields,
    isReading: false,
    run: (asked, input) =>
      asked.signedIn(async ({ api }) => {
        const { code: made, title } = input;
        await api.quizzes.createExam.mutate({ examCode: made, title, ...factsOf(input) });
        return done(
          `${title} is a draft. Bring questions in: studyhall questions import FILE --exam ${made}; then: studyhall exams publish ${made}`,
        );
      }),
  });
  addVerb(exams, shell, {
    usage: 'edit <code>',
    summary: 'Say by which terms an exam is taken; what is not said stays',
    examples: [
      'exams edit mock --opens "2026-12-01 08:00" --closes "2026-12-01 18:00" --attempts 2 --dry-run',
      'exams edit mock --delay 12h --grade last --sequential on --password ask',
      'exams edit mock --section "Networks: 1.1,1.2" --section "Law: 2.1" --review-later score',
    ],
    options: editOptions,
    input: EditInput,
    fields: examFields,
    isReading: true,
    run: async (asked, input) => {
      const password = await passwordOf(asked, input.password);
      return await asked.signedIn(({ api }) => editExam(api, { input, password }));
    },
  });
}

/** Never on the command line, where others see it. */
async function passwordOf(
  { terminal }: Shell,
  how: EditInput['password'],
): Promise<string | null | undefined> {
  if (how === undefined) return undefined;
  if (how === 'none') return null;
  if (how === 'stdin') return await readPassword(terminal);
  return await askPassword(terminal, {
    message: 'Password of the exam',
    instead: 'Say --password stdin and give it there',
  });
}

function confirmer({ terminal }: Shell, isYes: boolean): (message: string) => Promise<void> {
  return async (message) => {
    if (!isYes) await askToGoOn(terminal, { message, instead: 'Say --yes to go on without being asked' });
  };
}

const STATUS = {
  publish: { status: 'published', summary: 'Show an exam to learners' },
  retire: { status: 'retired', summary: 'Show an exam to nobody any more; what was begun goes on' },
} as const;

function addStatus(exams: Command, shell: Shell): void {
  for (const [verb, { status, summary }] of Object.entries(STATUS)) {
    addVerb(exams, shell, {
      usage: `${verb} <code>`,
      summary,
      examples: [`exams ${verb} mock --dry-run`, `exams ${verb} mock --yes`],
      options: changeOptions,
      input: code.extend(asking),
      isReading: false,
      run: (asked, input) =>
        asked.signedIn(({ api }) =>
          setExamStatus(api, {
            ...{ examCode: input.code, status, isDryRun: input.dryRun },
            confirm: confirmer(asked, input.yes),
          }),
        ),
    });
  }
}

function addDomains(exams: Command, shell: Shell): void {
  addVerb(exams, shell, {
    usage: 'domains <code>',
    summary: 'List the domains of an exam, with what their weights come to in a quiz',
    examples: ['exams domains security', 'exams domains security --json=code,weight,asked'],
    input: code,
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listDomains(api, input.code)),
  });
  addVerb(exams, shell, {
    usage: 'domain <code> <domain>',
    summary: 'Say what a domain of an exam is called, and how much it weighs beside the others',
    examples: [
      'exams domain security 1.1 --title "Threats" --dry-run',
      'exams domain security 1.1 --weight 24',
    ],
    options: domainOptions,
    input: DomainInput,
    fields: examFields,
    isReading: false,
    run: (asked, input) => asked.signedIn(({ api }) => editDomain(api, input)),
  });
}

function addOverrides(exams: Command, shell: Shell): void {
  addVerb(exams, shell, {
    usage: 'override <user> <code>',
    summary:
      'Allow one learner more in an exam: later, longer, more often; the rest of what was said is replaced',
    examples: [
      'exams override bob mock --attempts 2 --extra-time 25 --closes "2026-12-02 18:00"',
      'exams override bob mock --clear --dry-run',
      'exams override bob mock --attempts 3 --yes',
    ],
    options: overrideOptions,
    input: OverrideInput,
    fields: examFields,
    isReading: false,
    run: (asked, input) => {
      const terms = overrideOf(input);
      if (terms !== null && Object.keys(terms).length === 0)
        throw new Misuse('nothing was said that could be allowed', {
          hint: 'To take back what was: --clear; what can be: studyhall exams override --help',
        });
      const put = { user: input.user, examCode: input.code, terms, isDryRun: input.dryRun };
      const confirm = confirmer(asked, input.yes);
      return asked.signedIn(({ api }) => putOverride(api, { ...put, confirm }));
    },
  });
  addVerb(exams, shell, {
    usage: 'overrides <code>',
    summary: 'List to whom an exam allows more than to everybody',
    examples: ['exams overrides mock', 'exams overrides mock --json'],
    input: code,
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listOverrides(api, input.code)),
  });
}
