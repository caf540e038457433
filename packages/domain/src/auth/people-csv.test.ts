import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newcomerOfRow,
  type PeopleLayout,
  peopleColumns,
  peopleDelimiterOf,
  peopleProblemInWords,
  peopleProblems,
  readPeopleHeader,
} from './people-csv.ts';

function layoutOf(...header: string[]): PeopleLayout {
  const { layout } = readPeopleHeader(header);
  if (layout === undefined) throw new Error('The header is refused');
  return layout;
}

describe('the header', () => {
  it('is read whatever its spelling, and in German', () => {
    expect([...layoutOf('User Name', 'E-Mail', 'firstName', 'LAST_NAME', 'Rolle').values()]).toEqual([
      'user-name',
      'address',
      'first-name',
      'last-name',
      'role',
    ]);
    expect([...layoutOf('Vorname', '', 'Benutzername').entries()]).toEqual([
      [0, 'first-name'],
      [2, 'user-name'],
    ]);
  });

  it.each([
    [['adress'], { column: 'adress', problem: 'column-unknown', detail: 'address' }],
    [['user-name', 'fist name'], { column: 'fist name', problem: 'column-unknown', detail: 'first-name' }],
    [['user-name', 'shoe size'], { column: 'shoe size', problem: 'column-unknown', detail: '' }],
    [['mail', 'address'], { column: 'address', problem: 'column-twice', detail: '' }],
    [['first-name', 'role'], { column: 'user-name', problem: 'column-missing', detail: '' }],
    [[], { column: 'user-name', problem: 'column-missing', detail: '' }],
  ])('%j is refused', (header, problem) => {
    expect(readPeopleHeader(header)).toEqual({ problem });
  });

  it('tells what separates its columns', () => {
    const guessed = (delimiter: string) => ({ delimiter, isNamed: false });
    expect(peopleDelimiterOf('user-name;address')).toEqual(guessed(';'));
    expect(peopleDelimiterOf('"user-name"\taddress')).toEqual(guessed('\t'));
    expect(peopleDelimiterOf('user-name')).toEqual(guessed(','));
    expect(peopleDelimiterOf('SEP=;')).toEqual({ delimiter: ';', isNamed: true });
  });
});

describe('a row', () => {
  const layout = layoutOf(...peopleColumns);

  it('names somebody, and what is left empty says nothing', () => {
    expect(newcomerOfRow(layout, ['ada', ' ada@school.org ', 'Ada', 'Lovelace', 'Member', 'DE'])).toEqual({
      newcomer: {
        username: 'ada',
        email: 'ada@school.org',
        firstName: 'Ada',
        lastName: 'Lovelace',
        role: 'member',
        language: 'de',
      },
    });
    expect(newcomerOfRow(layout, ['ada'])).toEqual({
      newcomer: { username: 'ada', firstName: '', lastName: '' },
    });
  });

  it('that is wrong is wrong by column, each once', () => {
    const { problems } = newcomerOfRow(layout, ['a b', 'nowhere', 'Ada\u200b', '', 'admin', 'fr']);
    expect(problems?.map(({ column, problem }) => [column, problem])).toEqual([
      ['user-name', 'user-name-form'],
      ['address', 'address-form'],
      ['first-name', 'name-refused'],
      ['role', 'role-unknown'],
      ['language', 'language-unknown'],
    ]);
    expect(newcomerOfRow(layout, ['support']).problems).toMatchObject([{ problem: 'user-name-reserved' }]);
    expect(newcomerOfRow(layout, ['', '', 'Ada']).problems).toMatchObject([
      { column: 'user-name', problem: 'identifier-missing' },
    ]);
    expect(newcomerOfRow(layout, ['ada', '', '', '', '', '', 'more']).problems).toEqual([
      { column: 'cell 7', problem: 'cell-extra', detail: '' },
    ]);
  });

  it('never throws, and every problem has words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (cells) => {
        const { newcomer, problems = [] } = newcomerOfRow(layout, cells);
        expect(newcomer === undefined).toBe(problems.length > 0);
        for (const problem of problems) expect(peopleProblemInWords(problem)).not.toBe('');
      }),
    );
    for (const problem of peopleProblems)
      expect(peopleProblemInWords({ column: 'address', problem, detail: 'x' })).not.toBe('');
  });
});
