import { columnsOfTypes, commonGroups } from '@studyhall/domain/quizzes/csv-guide';
import { expect, it } from 'vitest';
import { imports as german } from '../../../kernel/i18n/de/imports.ts';
import { imports as english } from '../../../kernel/i18n/en/imports.ts';
import { columnWordKey } from './column-word-key.ts';

it.each([
  ['English', english],
  ['German', german],
])('every column of every type is explained in %s', (_, imports) => {
  const families = [
    { family: 'common' as const, groups: commonGroups },
    ...columnsOfTypes.map(({ types, groups }) => ({ family: types[0] ?? 'single', groups })),
  ];
  const missing = families.flatMap(({ family, groups }) =>
    groups
      .map(({ first }) => columnWordKey(family, first))
      .filter((key) => typeof wordAt({ imports }, key) !== 'string'),
  );
  expect(missing).toEqual([]);
});

function wordAt(words: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], words);
}
