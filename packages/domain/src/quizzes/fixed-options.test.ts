import { describe, expect, it, test } from 'vitest';
import { fixedOptions, phrases, speaksOf } from './fixed-options.ts';

const fixed = (...texts: readonly string[]) => fixedOptions(texts.map((text) => ({ text })));

describe('an option that speaks of others is recognised', () => {
  it.each(
    phrases.flatMap(({ speaksOf: subject, examples }) => examples.map((text) => [text, subject] as const)),
  )('%s: %s', (text, subject) => {
    expect(speaksOf(text, 4)).toBe(subject);
    expect(speaksOf(` **${text.toUpperCase()}**`, 4)).toBe(subject);
  });

  it.each([
    'Both A and B',
    'A and C',
    'A, B and C',
    'Neither A nor B',
    'A & C only',
    'Answers (A) and (C) are correct',
    'Option A is correct',
    'A und B',
    'Sowohl A als auch B',
    'Weder A noch B',
    'Nur A und C',
    'Antworten A und B sind richtig',
  ])('%s: letters', (text) => {
    expect(speaksOf(text, 4)).toBe('letters');
  });

  it.each([
    'All of the above files are encrypted',
    'The first',
    'The first two years',
    'All three musketeers',
    '3',
    '1.3',
    '2 and 12',
    'Above all',
    'None',
    'All',
    'A',
    'Vitamin A and D',
    'X and Y',
    'A and E',
    'Option A',
    'Antwort B',
    'a;b',
    'A/B',
    'Plan A',
    'Keine Ahnung',
    'Alle Jahre wieder',
    'Both parties agree',
    'Answers are stored',
    '',
  ])('%s: an option as any other', (text) => {
    expect(speaksOf(text, 4)).toBeUndefined();
  });
});

describe('what keeps its place', () => {
  test('is what speaks of the others, and nothing else', () => {
    expect(fixed('one', 'two', 'three', 'All of the above')).toEqual([false, false, false, true]);
    expect(fixed('one', 'None of these', 'two')).toEqual([false, true, false]);
    expect(fixed('one', 'two', 'three')).toEqual([false, false, false]);
  });

  test('is the last of several that speak of those above', () => {
    expect(fixed('one', 'two', 'All of the above', 'None of the above')).toEqual([false, false, true, true]);
  });

  test('is everything where the order itself is spoken of', () => {
    expect(fixed('one', 'two', 'Both A and B')).toEqual([true, true, true]);
    expect(fixed('one', 'two', 'Both of the above', 'three')).toEqual([true, true, true, true]);
    expect(fixed('one', 'All of the below', 'two')).toEqual([true, true, true]);
  });

  test('is everything where options are named by number, unless numbers are the answers', () => {
    expect(speaksOf('1 and 3', 4)).toBe('numbers');
    expect(fixed('one', 'two', 'three', '1 and 3')).toEqual([true, true, true, true]);
    expect(fixed('one', 'two', 'three', 'Both 1 and 2')).toEqual([true, true, true, true]);
    expect(fixed('1 and 3', '2', '0 and 4')).toEqual([false, false, false]);
    expect(fixed('1 and 2', '1 and 3', '2 and 3')).toEqual([false, false, false]);
    expect(fixed('1 only', '2 only', 'Both 1 and 2', 'Neither 1 nor 2')).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('is what the author says, if the author says anything', () => {
    const options = [
      { text: 'one', isFixed: true },
      { text: 'two' },
      { text: 'All of the above', isFixed: false },
    ];
    expect(fixedOptions(options)).toEqual([true, false, false]);
  });
});
