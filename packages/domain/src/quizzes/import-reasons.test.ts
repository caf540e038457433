import { describe, expect, it } from 'vitest';
import { lossWords } from './export-loss-words.ts';
import { fileWords } from './import-file-words.ts';
import { type ReasonWords, reasonWords } from './import-reason-words.ts';
import { placeIn, problemIn, reasonIn, reasonOf } from './import-reasons.ts';
import { translationWords } from './import-translation-words.ts';

const every: [string, ReasonWords][] = Object.entries({
  ...reasonWords,
  ...fileWords,
  ...translationWords,
  ...lossWords,
});
const parametersOf = (text: string) => new Set(text.match(/\{[a-z]+\}/g));

describe('a reason', () => {
  it.each(every)('%s is known again by what is said, with its parameters', (code, { says }) => {
    const names = [...parametersOf(says)].map((braces) => braces.slice(1, -1));
    const parameters = Object.fromEntries(names.map((name, index) => [name, `x${index}`]));
    const sentence = says.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => parameters[name] ?? '');
    expect(reasonOf(sentence)).toEqual({ code, parameters });
  });

  it.each(every)(
    '%s speaks of nothing in German or English that is not said',
    (_, { says, de, en = says }) => {
      for (const told of [de, en])
        for (const parameter of parametersOf(told)) expect(parametersOf(says)).toContain(parameter);
      expect(de).not.toBe(says);
    },
  );

  it.each([
    ['names option D, which is empty', 'nennt Option D, die leer ist: schreibe sie, oder nenne eine andere'],
    ['must have at most 60 characters', 'darf höchstens 60 Zeichen haben'],
    ['needs 2 to 10 options', 'braucht 2 bis 10 Antworten'],
    ['option 3 says the same as option 1', 'Option 3 sagt dasselbe wie Option 1'],
    [
      'can mean option C (counted from 1) or option D (counted from 0): say how keys are read with --answers',
      'kann Option C (von 1 an gezählt) oder Option D (von 0 an gezählt) heißen: schreibe Buchstaben, oder sage, wie Lösungen gelesen werden',
    ],
    ['gap 2: must have at least one correct choice', 'Lücke 2: muss mindestens eine richtige Wahl haben'],
    [
      'names option Y, which there is not; option A reads like it',
      'nennt Option Y, die es nicht gibt: schreibe den Buchstaben einer Antwort, wie A; Option A liest sich so',
    ],
  ])('is told in German: %s', (sentence, german) => {
    expect(reasonIn('de', sentence)).toBe(german);
  });

  it('says in English what to write', () => {
    expect(reasonIn('en', 'names option Y, which there is not')).toBe(
      'names option Y, which there is not: write the letter of an option, such as A',
    );
  });

  it('that nobody knows is told as it is, however long', () => {
    expect(reasonIn('de', 'smells of fish')).toBe('smells of fish');
    const long = `names option ${'x'.repeat(5_000)}, which there is not`;
    expect(reasonIn('de', long)).toBe(long);
  });

  it('is told with line and place, of which a table has names of its own', () => {
    expect(placeIn('de', 'option-a')).toBe('option-a');
    expect(placeIn('de', 'option B in line 3, column 1')).toBe('Option B in Zeile 3, Spalte 1');
    expect(placeIn('en', 'row')).toBe('row');
    expect(problemIn('de', { lineNumber: 9, columnName: 'Lösung', message: 'is empty' })).toBe(
      'Zeile 9, Lösung: ist leer',
    );
  });
});
