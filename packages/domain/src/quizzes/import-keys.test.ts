import { describe, expect, it } from 'vitest';
import { type AnswerReading, answerReadings, KeyJudge, readingsOf, readKey } from './import-keys.ts';

function optionsOf(...texts: readonly string[]) {
  return texts.flatMap((text, index) => (text === '' ? [] : [{ letter: 'abcdefghij'.charAt(index), text }]));
}

interface Row {
  readonly key: string;
  readonly options: ReturnType<typeof optionsOf>;
}

function row(key: string, ...texts: readonly string[]): Row {
  return { key, options: optionsOf(...texts) };
}

/** What becomes of the rows of a file that says nothing of its keys: letters, or null for a row that is refused. */
function readFile(rows: readonly Row[]): (string | null)[] {
  const judge = new KeyJudge();
  for (const { key, options } of rows) judge.see(readingsOf(key, options));
  const verdict = judge.verdict();
  return rows.map(({ key, options }) => readKey(key, options, verdict).letters ?? null);
}

describe('letters', () => {
  it.each(['A', 'a', 'A.', 'a)', '(A)', 'Option A', 'answer a:', 'Antwort A'])(
    '%s is the first option',
    (key) => {
      expect(readKey(key, optionsOf('x', 'y', 'z'), ['letters'])).toEqual({ letters: 'a' });
    },
  );

  it.each(['A, B and C', 'abc', 'A;B;C', 'Options A, B & C', 'a) b) c)', 'A und B und C'])(
    '%s is three options',
    (key) => {
      expect(readKey(key, optionsOf('x', 'y', 'z'), ['letters'])).toEqual({ letters: 'abc' });
    },
  );

  it('that no option has are refused; an option that reads like the key is only a hint', () => {
    expect(readKey('Y', optionsOf('x', 'y', 'z'), ['letters'])).toEqual({
      problem: 'names option Y, which there is not; option B reads like it',
    });
  });
});

describe('words', () => {
  it('are those of one option: in the same letter case, or the only one in any', () => {
    const options = optionsOf('Mb', 'MB', 'Kilo');
    const read = (key: string) => readKey(key, options, ['words']).letters;
    expect([read('MB'), read('mb'), read('KILO')]).toEqual(['b', undefined, 'c']);
  });
});

describe('a key that can be read in two ways', () => {
  it('is refused with both of them', () => {
    expect(readKey('B', optionsOf('A', 'AB', 'B', 'O'), answerReadings)).toEqual({
      problem:
        'can mean option B (by its letter) or option C (by its words): say how keys are read with --answers',
    });
    expect(readKey('3', optionsOf('a', 'b', 'c', 'd'), [])).toEqual({
      problem:
        'can mean option C (counted from 1) or option D (counted from 0), and no reading fits every row: say how keys are read with --answers',
    });
  });

  it.each<[AnswerReading, string]>([
    ['letters', 'b'],
    ['words', 'c'],
  ])('is read as %s where that is said', (reading, letters) => {
    expect(readKey('B', optionsOf('A', 'AB', 'B', 'O'), [reading]).letters).toBe(letters);
  });

  it('is taken where both ways mean the same', () => {
    expect(readKey('A', optionsOf('A', 'B'), answerReadings)).toEqual({ letters: 'a' });
  });

  it('is taken with a note where the file as a whole is clear', () => {
    expect(readKey('3', optionsOf('2', '3', '4'), ['1-based'])).toEqual({
      letters: 'c',
      note: 'option B reads like the key',
    });
  });
});

describe('a number', () => {
  const options = optionsOf('p', 'q', 'r', 's');
  it.each<[AnswerReading, string, string | undefined]>([
    ['1-based', '1', 'a'],
    ['1-based', '4', 'd'],
    ['1-based', '0', undefined],
    ['1-based', '5', undefined],
    ['0-based', '0', 'a'],
    ['0-based', '4', undefined],
    ['1-based', '1, 3', 'ac'],
    ['1-based', '(2)', 'b'],
    ['1-based', '-1', undefined],
    ['1-based', '99999', undefined],
  ])('%s: %s is %s', (reading, key, letters) => {
    expect(readKey(key, options, [reading]).letters).toBe(letters);
  });

  it('counts columns, so that an empty one is refused', () => {
    const gap = optionsOf('p', '', 'r');
    expect([readKey('3', gap, ['1-based']).letters, readKey('2', gap, ['1-based']).letters]).toEqual([
      'c',
      undefined,
    ]);
  });
});

describe('a file as a whole', () => {
  const four = ['p', 'q', 'r', 's'] as const;

  it('is read in the one way that fits every row', () => {
    const letters = [row('A', ...four), row('C', ...four), row('B', 'A', 'AB', 'B', 'O')];
    expect(readFile(letters)).toEqual(['a', 'c', 'b']);
    expect(readFile([row('q', ...four), row('B', 'A', 'AB', 'B', 'O')])).toEqual(['b', 'c']);
    expect(readFile([row('1', ...four), row('4', ...four)])).toEqual(['a', 'd']);
    expect(readFile([row('0', ...four), row('3', ...four)])).toEqual(['a', 'd']);
  });

  it('of which two readings fit every row gives only the rows that mean the same in both', () => {
    expect(readFile([row('B', 'A', 'AB', 'B', 'O'), row('A', 'A', 'B')])).toEqual([null, 'a']);
    expect(readFile([row('1', ...four), row('2', ...four)])).toEqual([null, null]);
  });

  it('with mistakes is read by what most rows are, and the others are refused', () => {
    expect(readFile([row('A', ...four), row('B', ...four), row('q', ...four), row('E', ...four)])).toEqual([
      'a',
      'b',
      null,
      null,
    ]);
    expect(readFile([row('p', ...four), row('q', ...four), row('none', ...four)])).toEqual(['a', 'b', null]);
  });

  it('of numbers with a mistake is not guessed, and words that a few of them happen to be are not taken', () => {
    const rows = [row('1', ...four), row('4', ...four), row('5', ...four), row('3', '2', '3', '4', '5')];
    expect(readFile(rows)).toEqual([null, null, null, null]);
  });

  it('without a key is read by letters', () => {
    expect(new KeyJudge().verdict()).toEqual(['letters']);
  });
});
