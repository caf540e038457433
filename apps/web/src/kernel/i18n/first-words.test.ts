import { expect, it } from 'vitest';
import { en } from './en.ts';

const sources = import.meta.glob<string>(
  ['../*.tsx', '../shell/*.tsx', '../../features/{home,landing}/*.{ts,tsx}', '../../ui/*.tsx'],
  { query: '?raw', import: 'default', eager: true },
);
const KEY = /\bt\(\s*['`](\w+)\./g;

it('the first screens say nothing whose words come later', () => {
  const used = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(KEY)].map(([, section = '']) => ({ path, section })),
  );
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter(({ section }) => !Object.hasOwn(en, section))).toEqual([]);
});
