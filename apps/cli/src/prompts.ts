import { type CANCEL_SYMBOL, confirm, isCancel, password, select, text } from '@clack/prompts';
import { Failure, Interrupted, Misuse } from './failures.ts';
import { cleanLine } from './output/clean.ts';
import type { Terminal } from './output/terminal.ts';

interface Question {
  readonly message: string;
  /** How to say it on the command line, for whoever cannot be asked. */
  readonly instead: string;
}

export async function askPassword(terminal: Terminal, question: Question): Promise<string> {
  return await ask(terminal, question, async (message) => {
    return await password({ ...streams(terminal), message, validate: required });
  });
}

/** One line, which may be empty. */
export async function askLine(terminal: Terminal, question: Question): Promise<string> {
  return await ask(terminal, question, async (message) => {
    return await text({ ...streams(terminal), message, defaultValue: '' });
  });
}

/** Throws unless the answer is yes. */
export async function askToGoOn(terminal: Terminal, question: Question): Promise<void> {
  const isYes = await ask(terminal, question, async (message) => {
    return await confirm({ ...streams(terminal), message, initialValue: false });
  });
  if (!isYes) throw new Failure('not confirmed: nothing was changed');
}

interface Choice<Value extends string> extends Question {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** One of several things, by its value. */
export async function askChoice<Value extends string>(
  terminal: Terminal,
  { options, ...question }: Choice<Value>,
): Promise<Value> {
  const answer = await ask(terminal, question, async (message) => {
    return await select<string>({ ...streams(terminal), message, options: [...options] });
  });
  const chosen = options.find(({ value }) => value === answer);
  if (chosen === undefined) throw new Error('What was chosen is one of the options');
  return chosen.value;
}

async function ask<Answer>(
  terminal: Terminal,
  { message, instead }: Question,
  prompt: (message: string) => Promise<Answer | typeof CANCEL_SYMBOL>,
): Promise<Answer> {
  if (!terminal.isInteractive)
    throw new Misuse('there is no terminal to ask a question on', { hint: instead });
  const answer = await prompt(cleanLine(message));
  if (isCancel(answer)) throw new Interrupted('interrupted: nothing was changed');
  return answer;
}

function streams({ stdin, stderr }: Terminal) {
  return { input: stdin, output: stderr };
}

function required(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? 'This cannot be empty' : undefined;
}

/** All of stdin as a password: `studyhall login --password-stdin < file`. The end of the line is not part of it. */
export async function readPassword({ stdin }: Terminal): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  const secret = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (secret === '') throw new Misuse('no password came on stdin');
  return secret;
}
