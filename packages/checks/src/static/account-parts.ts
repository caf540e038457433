import type { AccountPart, TableClasses } from '@studyhall/api/testing';

type AccountTable = AccountPart['tables'][number];

/** What a part says of a table that its class does not allow, and tables that no part, or more than one, speaks of. */
export function brokenParts(parts: readonly AccountPart[], classes: TableClasses): string[] {
  const said = parts.flatMap(({ tables, ofNobody }) => [...tables.map(({ name }) => name), ...ofNobody]);
  const isOfPeople = (table: string): boolean => classes[table] !== 'reference';
  return [
    ...Object.keys(classes)
      .filter((table) => isOfPeople(table) && !said.includes(table))
      .map((table) => `${table}: no room says what becomes of it`),
    ...said.filter((table) => !(table in classes)).map((table) => `${table}: does not exist`),
    ...said.filter((table, index) => said.indexOf(table) !== index).map((table) => `${table}: is said twice`),
    ...parts.flatMap(({ room, tables, ofNobody }) => [
      ...[...tables.map(({ name }) => name), ...ofNobody]
        .filter((table) => !table.startsWith(`${room}.`))
        .map((table) => `${table}: is not of the room ${room}`),
      ...ofNobody.filter((table) => isUsers(table, classes)).map((table) => `${table}: is of somebody`),
      ...tables.flatMap((table) => wrongTable(table, classes)),
    ]),
    ...parts.flatMap(unmerged),
  ];
}

/** Something of a room takes part in making one of two accounts exactly if the room says how. */
function unmerged({ room, tables, merge }: AccountPart): string[] {
  const takesPart = tables.some(({ merged }) => merged !== 'stays');
  if (takesPart === (merge !== undefined)) return [];
  return [
    `${room}: ${takesPart ? 'says not how its rows join another account' : 'has nothing that joins another account'}`,
  ];
}

function isUsers(table: string, classes: TableClasses): boolean {
  return classes[table] === 'user' || classes[table] === 'root';
}

function wrongTable({ name, shown, erased, because }: AccountTable, classes: TableClasses): string[] {
  const isGone = erased === 'removed' || erased === 'by-eraser';
  return [
    ...(isUsers(name, classes) && !isGone ? [`${name}: is of one account, and stays`] : []),
    ...((shown === null || erased === 'pseudonym') && because === undefined ? [`${name}: says not why`] : []),
  ];
}

const ERASED: Readonly<Record<AccountTable['erased'], string>> = {
  removed: 'removed',
  'by-eraser': 'removed, by `studyhall_eraser`',
  'by-part': 'without what is of the account',
  pseudonym: 'stays, under a pseudonym',
  passes: 'is gone by itself',
};

/** The rows of the page about it, a line each. */
export function partsAsTable(parts: readonly AccountPart[]): string[] {
  return parts.flatMap(({ tables }) =>
    tables.map(
      ({ name, shown, erased, merged, because = '' }) =>
        `| \`${name}\` | ${shown === null ? 'nothing' : shownAsText(shown)} | ${ERASED[erased]} | ${merged} | ${because} |`,
    ),
  );
}

function shownAsText({ without = [] }: NonNullable<AccountTable['shown']>): string {
  return without.length === 0 ? 'rows' : `rows without ${without.join(', ')}`;
}
