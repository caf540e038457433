import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { version } from './version.ts';

test('the version that the server tells is that of the package', async () => {
  const file = new URL('../../package.json', import.meta.url);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version });
});
