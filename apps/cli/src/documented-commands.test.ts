import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from './program.ts';
import { createShell } from './shell.ts';
import { ofThisProcess } from './surroundings.ts';

const root = new URL('../../../', import.meta.url);
const documents = readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`)
  .concat('README.md');
const program = buildProgram(createShell({ surroundings: ofThisProcess(), root: '.' }), '0');

/** Command lines that a document shows: in blocks for a shell, and in code within a sentence. */
function commandLines(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const spans = [...text.matchAll(/`(npx studyhall [^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans].flatMap(
    (line) => /^(?:npx )?studyhall( .*)/.exec(ofCommand(line.trim()))?.[1] ?? [],
  );
}

/** Without the remark behind it, and up to where the shell does something else. */
function ofCommand(line: string): string {
  const masked = line.replace(/"[^"]*"|'[^']*'/g, (quoted) => 'x'.repeat(quoted.length));
  const end = masked.search(/\s#|\s[<>|;&]/);
  return end < 0 ? line : line.slice(0, end);
}

const wordsOf = (line: string): string[] => line.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];

/** What commander would refuse of the words behind `studyhall`; nothing where all is well. */
function problemOf(line: string): string | undefined {
  let command: Command = program;
  const given: string[] = [];
  const words = wordsOf(line);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const below = command.commands.find((one) => one.name() === word);
    if (below !== undefined && given.length === 0) command = below;
    else if (word.startsWith('-')) {
      const [flag = '', value] = word.split('=');
      const option = [...command.options, ...program.options].find((one) =>
        [one.short, one.long].includes(flag),
      );
      if (option === undefined && flag !== '--help') return `${command.name()} has no option ${flag}`;
      if (option?.required === true && value === undefined) at += 1;
    } else given.push(word);
  }
  const { registeredArguments: wanted } = command;
  const least = wanted.filter((one) => one.required).length;
  const most = wanted.some((one) => one.variadic) ? Number.POSITIVE_INFINITY : wanted.length;
  if (given.length > most) return `${command.name()} does not take ${given.join(' ')}`;
  return given.length < least ? `${command.name()} wants ${least} arguments` : undefined;
}

test.each(documents)('%s shows commands and options that exist', (document) => {
  const lines = commandLines(readFileSync(new URL(document, root), 'utf8'));
  const problems = lines.map((line) => ({ line, problem: problemOf(line) }));
  expect(problems.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

test('the check finds what is wrong, and sees what documents show', () => {
  expect(problemOf('backup now')).toBeUndefined();
  expect(problemOf('backup later')).toBe('backup does not take later');
  expect(problemOf('backup restore --in /srv')).toBe('restore has no option --in');
  expect(problemOf('site export')).toBe('export wants 1 arguments');
  const seen = documents.flatMap((path) => commandLines(readFileSync(new URL(path, root), 'utf8')));
  expect(seen.length).toBeGreaterThan(30);
});
