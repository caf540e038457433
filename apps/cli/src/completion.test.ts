import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from './testing/run-studyhall.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(async () => {
  await desk.clear();
});

async function scriptFor(shell: string): Promise<string> {
  const { code, stdout, stderr } = await desk.run(['completion', shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** How often each of the words stands alone in the text. */
function countWords(text: string, ...words: string[]): number[] {
  return words.map((word) => text.split(/[\s;]+/).filter((part) => part === word).length);
}

test('bash completes nouns, verbs and options', async () => {
  const { stdout: script } = await desk.run(['completion', 'bash']);
  const complete = async (...words: string[]) => {
    const lines = [
      script,
      `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${words.length - 1}`,
      `_studyhall; echo "\${COMPREPLY[*]}"`,
    ];
    const { stdout } = await promisify(execFile)('bash', ['-c', lines.join('\n')]);
    return stdout.trim().split(' ');
  };
  expect(await complete('studyhall', 'us')).toEqual(['users']);
  expect(await complete('studyhall', 'users', 'de')).toEqual(['deactivate']);
  expect(await complete('studyhall', '--server', 'x', 'questions', 'import', '--dr')).toEqual(['--dry-run']);
  expect(await complete('studyhall', 'users', 'list', '--')).toContain('--consent');
  expect(await complete('studyhall', 'db', '')).toEqual(
    expect.arrayContaining(['slow', 'sizes', 'connections', 'locks', 'tables', 'describe', 'query']),
  );
  expect(await complete('studyhall', 'db', 'slow', '--ad')).toEqual(['--advice']);
  expect(await complete('studyhall', 'mail', '')).toEqual(expect.arrayContaining(['failed', 'retry']));
  expect(await complete('studyhall', 'audit', '')).toEqual(expect.arrayContaining(['list', 'verify']));
});

describe.each([
  ['bash', '-n'],
  ['zsh', '-n'],
  ['fish', '--no-execute'],
])('the script for %s', (shell, parseOnly) => {
  test('is what the shell can read, where there is one', async ({ skip }) => {
    // As a file: what Node gives a process as its input is a socket, which fish does not read.
    const script = join(desk.folder, `completion.${shell}`);
    await writeFile(script, await scriptFor(shell));
    const parsed = spawnSync(shell, [parseOnly, script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    skip(parsed.error !== undefined, `${shell} is not installed`);
    expect([parsed.status, parsed.stderr]).toEqual([0, '']);
  });

  test('closes every quote in its line, and knows every command once', async () => {
    const script = await scriptFor(shell);
    for (const line of script.split('\n')) {
      const bare = line.replace(/'[^']*'|"[^"]*"/g, '');
      expect(bare, line).not.toMatch(/['"]/);
    }
    const place = shell === 'fish' ? /= "([^"]*)"' -a '([^']*)'/g : /\("([^"]*)"\) \w+="([^"]*)"/g;
    const places = [...script.matchAll(place)].map(([, path = '', words = '']) => [path, words] as const);
    const words = new Map(places);
    expect(words.size).toBe(places.length);
    expect(words.get('')?.split(' ')).toEqual(expect.arrayContaining(['users', 'completion', '--help']));
    expect(words.get(' questions import')?.split(' ')).toContain('--format');
    // Each noun of the first place leads on to its own verbs.
    for (const [path, next] of places)
      for (const word of next.split(' ').filter((name) => !name.startsWith('-')))
        expect(words.has(`${path} ${word}`), `${path} ${word}`).toBe(true);
  });
});

test('zsh gets blocks that end, and its own variable of words is left alone', async () => {
  const script = await scriptFor('zsh');
  const [opened, ended, loops, ends] = countWords(script, 'case', 'esac', 'do', 'done');
  expect([opened, loops]).toEqual([ended, ends]);
  expect(script).not.toMatch(/^\s*(local .*)?\bwords=/m);
  expect(script).toMatch(/^compdef _studyhall studyhall$/m);
});

test('fish gets blocks that end', async () => {
  // What stands in quotes are words to complete: "end" is one of them.
  const script = (await scriptFor('fish')).replaceAll(/'[^']*'|"[^"]*"/g, '');
  const [functions = 0, loops = 0, ends] = countWords(script, 'function', 'for', 'end');
  expect(functions + loops).toBe(ends);
});
