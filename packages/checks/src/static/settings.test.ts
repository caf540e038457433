import { parseEnv } from 'node:util';
import { envExample, settingNames } from '@studyhall/api/testing';
import { expect, it } from 'vitest';
import { listFiles, readText } from './repository.ts';

/** The variables in the first column of README's table of settings. */
function documentedNames(text: string): string[] {
  const table = /^\| variable \| meaning \|\n\|-+\|-+\|\n((?:\|.*\n)+)/m.exec(text)?.[1] ?? '';
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)[`=]/g)].map(([, name]) => name ?? ''));
}

it('README has every setting in its table, and no other', () => {
  expect(documentedNames(readText('README.md')).sort()).toEqual([...settingNames].sort());
});

it('.env.example has every setting with the words of README, sets none, and npm run settings would change nothing', () => {
  const example = readText('.env.example');
  expect(example).toBe(envExample(readText('README.md')));
  expect(parseEnv(example)).toEqual({});
  const offered = [...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(offered.sort()).toEqual(settingNames.filter((name) => name !== 'ENV_FILE').sort());
});

it('the server and what it stands on read no variable past the settings', () => {
  const product = listFiles().filter(
    (path) =>
      /^(apps\/server|packages\/(api|domain|content|stripe-sandbox|identity-sandbox))\/src\/.*\.ts$/.test(
        path,
      ) && !/\.test\.ts$|\/testing[./]/.test(path),
  );
  expect(product.length).toBeGreaterThan(100);
  expect(product.filter((path) => /process\.env\b/.test(readText(path)))).toEqual([
    'apps/server/src/main.ts',
  ]);
});
