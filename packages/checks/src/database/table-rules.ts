import type { TableClasses } from '@studyhall/api/testing';
import type { Catalogue, ForeignKey, Rule } from './catalogue.ts';

const USERS = 'auth.users';

/** Everything in a database that its tables' classes do not allow, a line each. */
export function brokenTableRules(catalogue: Catalogue, classes: TableClasses): string[] {
  return [
    ...undeclared(catalogue, classes),
    ...wrongKeys(catalogue, classes),
    ...catalogue.foreignKeys.flatMap((key) => wrongForeignKey(key, catalogue, classes)),
    ...catalogue.madeColumns.map((column) => `${column}: the application makes values, not the database`),
    ...catalogue.sequences.map((sequence) => `${sequence}: no sequences`),
    ...catalogue.triggers.map((trigger) => `${trigger}: no triggers`),
    ...catalogue.zonelessColumns.map((column) => `${column}: an instant is a timestamptz`),
  ];
}

function undeclared({ tables }: Catalogue, classes: TableClasses): string[] {
  const missing = tables.filter((table) => !(table in classes)).map((table) => `${table}: has no class`);
  const gone = Object.keys(classes).filter((table) => !tables.includes(table));
  return [...missing, ...gone.map((table) => `${table}: has a class and does not exist`)];
}

function wrongKeys({ tables, primaryKeys, uniqueKeys }: Catalogue, classes: TableClasses): string[] {
  const isUsers = ({ table }: Rule): boolean => classes[table] === 'user';
  return [
    ...tables
      .filter((table) => !primaryKeys.some((key) => key.table === table))
      .map((table) => `${table}: has no primary key`),
    ...primaryKeys
      .filter((key) => isUsers(key) && key.columns[0] !== 'user_id')
      .map((key) => `${key.table}: the primary key of a user table begins with user_id`),
    ...primaryKeys
      .filter(
        (key) => classes[key.table] === 'game' && !['room_id', 'game_id'].includes(key.columns[0] ?? ''),
      )
      .map((key) => `${key.table}: the primary key of a game table begins with room_id or game_id`),
    ...uniqueKeys
      .filter((key) => isUsers(key) && !key.columns.includes('user_id'))
      .map((key) => `${key.name}: what is unique in a user table is so within a user`),
    ...primaryKeys
      .filter((key) => classes[key.table] === 'root' && key.columns.join() !== 'id')
      .map((key) => `${key.table}: accounts are keyed by id`),
  ];
}

function wrongForeignKey(key: ForeignKey, { appendOnly }: Catalogue, classes: TableClasses): string[] {
  const problems: string[] = [];
  const from = classes[key.table];
  const to = classes[key.target];
  const carried = key.targetColumns[key.columns.indexOf('user_id')];
  if (from === 'user' && to === 'user' && carried !== 'user_id') problems.push('carries user_id');
  if (from === 'user' && key.target === USERS && carried !== 'id') problems.push('does not cross users');
  if (from === 'reference' && (to === 'user' || to === 'root'))
    problems.push('does not lead from reference to users');
  if (from === 'ledger' && to === 'user') problems.push('does not tie money to user tables');
  if ((from === 'board' || from === 'ephemeral') && to === 'user')
    problems.push('does not lead to user tables');
  if (from === 'game' && (to === 'user' || to === 'root')) problems.push('does not tie a game to accounts');
  if (key.isCascading && (appendOnly.includes(key.table) || from === 'ledger'))
    problems.push('does not delete what the application may not');
  return problems.map((problem) => `${key.table} ${key.name}: a foreign key ${problem}`);
}
