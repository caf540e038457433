import { messageInWords } from '../issue-words.ts';
import { normalForm } from '../normal-form.ts';
import { similarName } from '../similar-name.ts';
import { Newcomer } from './people-schemas.ts';
import { isReservedUserName } from './user-name.ts';

/** The columns of a file of people, as their header calls them. */
export const peopleColumns = ['user-name', 'address', 'first-name', 'last-name', 'role', 'language'] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

const fields = {
  'user-name': 'username',
  address: 'email',
  'first-name': 'firstName',
  'last-name': 'lastName',
  role: 'role',
  language: 'language',
} as const satisfies Record<PeopleColumn, keyof Newcomer>;

/** What people write above these columns beside their name in other spelling. */
const aliases: Readonly<Record<string, PeopleColumn>> = {
  user: 'user-name',
  login: 'user-name',
  benutzername: 'user-name',
  email: 'address',
  emailaddress: 'address',
  mail: 'address',
  adresse: 'address',
  emailadresse: 'address',
  givenname: 'first-name',
  vorname: 'first-name',
  surname: 'last-name',
  familyname: 'last-name',
  nachname: 'last-name',
  rolle: 'role',
  sprache: 'language',
};

const known = new Map<string, PeopleColumn>(Object.entries(aliases));
for (const column of peopleColumns) known.set(foldHeader(column), column);
const byLoudName = new Map([...known].map(([name, column]) => [name.toUpperCase(), column]));

/** "First Name", "first_name" and "firstName" name the same column. */
function foldHeader(header: string): string {
  return normalForm(header, 'NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.\-\u200b\ufeff]+/g, '');
}

/** Why a row or a header is not taken. Clients have words of their own for each. */
export const peopleProblems = [
  // of the header
  'column-unknown',
  'column-twice',
  'column-missing',
  // of a row by itself
  'line-broken',
  'cell-extra',
  'user-name-form',
  'user-name-reserved',
  'address-form',
  'name-refused',
  'identifier-missing',
  'role-unknown',
  'language-unknown',
  // of a row beside the others, or beside the accounts that there are
  'repeated',
  'address-taken',
  'address-differs',
  'name-differs',
  'role-differs',
  'account-banned',
  'account-closed',
  'account-leaving',
] as const;
export type PeopleProblemKind = (typeof peopleProblems)[number];

export interface PeopleProblem {
  readonly column: string;
  readonly problem: PeopleProblemKind;
  /** What the words need: the nearest column, another line, what stands there now; empty where they need nothing. */
  readonly detail: string;
}

const inEnglish: Readonly<Record<PeopleProblemKind, (detail: string) => string>> = {
  'column-unknown': (nearest) =>
    nearest === ''
      ? `is not a known column: those are ${peopleColumns.join(', ')}`
      : `is not a known column: did you mean ${nearest}?`,
  'column-twice': () => 'stands there twice',
  'column-missing': () => 'is missing: people need a user name or an address',
  'line-broken': (detail) => detail,
  'cell-extra': () => 'stands under no column',
  'user-name-form': () =>
    'must be 3 to 30 letters and digits, with single dots, hyphens or underscores between them',
  'user-name-reserved': () => 'is reserved',
  'address-form': () => 'must be an e-mail address',
  'name-refused': (detail) => detail,
  'identifier-missing': () => 'is needed where there is no address',
  'role-unknown': () => 'must be individual or member; administrators are made one by one',
  'language-unknown': () => 'must be en or de',
  repeated: (line) => `stands in line ${line} already`,
  'address-taken': () => 'belongs to another account',
  'address-differs': () => 'is not the address of the account with this user name',
  'name-differs': (current) =>
    `is "${current}" in the account, whose owner has entered it; nothing was changed`,
  'role-differs': (current) => `is ${current} in the account; roles are not changed by a file`,
  'account-banned': () => 'is of an account that is banned; nothing was changed',
  'account-closed': () => 'is of an account that is closed; nothing was changed',
  'account-leaving': () => 'is of an account that is to be erased; nothing was changed',
};

/** What is wrong, to stand behind the column's name. */
export function peopleProblemInWords({ problem, detail }: PeopleProblem): string {
  return inEnglish[problem](detail);
}

/** Which cell of a row holds which column. */
export type PeopleLayout = ReadonlyMap<number, PeopleColumn>;

export type PeopleHeader =
  | { readonly layout: PeopleLayout; readonly problem?: undefined }
  | { readonly layout?: undefined; readonly problem: PeopleProblem };

/**
 * Reads the first row: letter case, spaces, hyphens and underscores do not matter. A column that nobody knows is refused
 * by its name, with the nearest that there is.
 */
export function readPeopleHeader(cells: readonly string[]): PeopleHeader {
  const layout = new Map<number, PeopleColumn>();
  for (const [index, cell] of cells.entries()) {
    const header = cell.trim();
    if (header === '') continue;
    const column = known.get(foldHeader(header));
    if (column === undefined)
      return { problem: { column: header, problem: 'column-unknown', detail: nearestTo(header) } };
    if ([...layout.values()].includes(column))
      return { problem: { column, problem: 'column-twice', detail: '' } };
    layout.set(index, column);
  }
  const columns = new Set(layout.values());
  if (columns.has('user-name') || columns.has('address')) return { layout };
  return { problem: { column: 'user-name', problem: 'column-missing', detail: '' } };
}

function nearestTo(header: string): string {
  const near = similarName(foldHeader(header), [...byLoudName.keys()]);
  return (near === undefined ? undefined : byLoudName.get(near)) ?? '';
}

/** Excel's own first line, before the header: it names the separator. */
const SEPARATOR_LINE = /^sep=(.)$/i;

/**
 * The separator of a file by its first line, and whether that line only names it: else it is the one that makes most
 * known columns of a header, a comma if none does.
 */
export function peopleDelimiterOf(firstLine: string): {
  readonly delimiter: string;
  readonly isNamed: boolean;
} {
  const named = SEPARATOR_LINE.exec(firstLine.trim())?.[1];
  return named === undefined
    ? { delimiter: likelyDelimiterOf(firstLine), isNamed: false }
    : { delimiter: named, isNamed: true };
}

function likelyDelimiterOf(headerLine: string): string {
  const counted = [',', ';', '\t'].map((delimiter) => {
    const cells = headerLine.split(delimiter).map((cell) => foldHeader(cell.replaceAll('"', '')));
    return { delimiter, columns: cells.filter((cell) => known.has(cell)).length };
  });
  return counted.reduce((best, other) => (other.columns > best.columns ? other : best)).delimiter;
}

export type PeopleRow =
  | { readonly newcomer: Newcomer; readonly problems?: undefined }
  | { readonly newcomer?: undefined; readonly problems: readonly PeopleProblem[] };

/** Whom a row of cells names, or everything that is wrong with it, by column. A cell that is empty says nothing. */
export function newcomerOfRow(layout: PeopleLayout, cells: readonly string[]): PeopleRow {
  const extra = cells.findIndex((cell, index) => cell.trim() !== '' && !layout.has(index));
  if (extra !== -1) return { problems: [{ column: `cell ${extra + 1}`, problem: 'cell-extra', detail: '' }] };
  const written = new Map<PeopleColumn, string>();
  for (const [index, column] of layout) {
    const cell = cells[index]?.trim() ?? '';
    if (cell !== '')
      written.set(column, column === 'role' || column === 'language' ? cell.toLowerCase() : cell);
  }
  const checked = Newcomer.safeParse(
    Object.fromEntries([...written].map(([column, cell]) => [fields[column], cell])),
  );
  if (checked.success) return { newcomer: checked.data };
  const problems = checked.error.issues.map((issue): PeopleProblem => {
    const column = peopleColumns.find((one) => fields[one] === issue.path[0]) ?? 'user-name';
    const problem = problemOf(column, written.get(column));
    return { column, problem, detail: problem === 'name-refused' ? messageInWords(issue) : '' };
  });
  return { problems: onePerColumn(problems) };
}

function problemOf(column: PeopleColumn, cell: string | undefined): PeopleProblemKind {
  switch (column) {
    case 'user-name':
      if (cell === undefined) return 'identifier-missing';
      return isReservedUserName(cell) ? 'user-name-reserved' : 'user-name-form';
    case 'address':
      return 'address-form';
    case 'role':
      return 'role-unknown';
    case 'language':
      return 'language-unknown';
    default:
      return 'name-refused';
  }
}

function onePerColumn(problems: readonly PeopleProblem[]): PeopleProblem[] {
  return problems.filter(
    ({ column }, index) => problems.findIndex((other) => other.column === column) === index,
  );
}
