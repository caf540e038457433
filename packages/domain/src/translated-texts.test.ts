import { describe, expect, test } from 'vitest';
import { checkTexts, stateOfTranslation } from './translated-texts.ts';

const originals = [
  { field: 'title', text: 'Turtle' },
  { field: 'summary', text: 'Steer it.' },
  { field: 'hints.0', text: 'Left.' },
];
const whole = new Map([
  ['title', ' Schildkröte '],
  ['summary', 'Lenke sie.'],
  ['hints.0', 'Links.'],
]);

describe('texts that stand by themselves', () => {
  test('are taken whole, without the space around them', () => {
    const { texts, problems } = checkTexts('level', { originals, said: whole });
    expect(problems).toEqual([]);
    expect(texts).toEqual({ title: 'Schildkröte', summary: 'Lenke sie.', 'hints.0': 'Links.' });
  });

  test('are refused where one is missing, too long, in two lines, or of nothing', () => {
    const fieldsOf = (said: ReadonlyMap<string, string>) =>
      checkTexts('level', { originals, said }).problems.map(({ field }) => field);
    expect(fieldsOf(new Map([...whole, ['summary', ' ']]))).toEqual(['summary']);
    expect(fieldsOf(new Map([...whole, ['title', 'x'.repeat(201)]]))).toEqual(['title']);
    expect(fieldsOf(new Map([...whole, ['title', 'a\nb']]))).toEqual(['title']);
    expect(fieldsOf(new Map([...whole, ['hints.1', 'Rechts.']]))).toEqual(['hints.1']);
  });
});

test('a program is translated in its remarks alone', () => {
  const program = [{ field: 'starter', text: '# Go on.\nforward [\n left ]\n' }];
  const saying = (text: string) =>
    checkTexts('level', { originals: program, said: new Map([['starter', text]]) }).problems;
  expect(saying('forward [ # Geh!\n  left ]\n')).toEqual([]);
  expect(saying('forward [ right ]')).toEqual([
    { field: 'starter', message: 'is another program than the original' },
  ]);
});

test('a translation is missing, old, partial or current', () => {
  const state = (stored: { of: string; said: ReadonlyMap<string, string> } | undefined) =>
    stateOfTranslation(stored, { of: 'now', originals });
  expect(state(undefined)).toBe('missing');
  expect(state({ of: 'then', said: whole })).toBe('old');
  expect(state({ of: 'now', said: new Map([['title', 'Schildkröte']]) })).toBe('partial');
  expect(state({ of: 'now', said: whole })).toBe('current');
});
