import type { DeclaredRelation } from '@studyhall/api/testing/statements';
import type { ForeignKey } from './catalogue.ts';

/**
 * Where the relations of models and the foreign keys of the database differ, in words: a key between two modelled tables
 * of one domain that no relation follows, and a relation without a key.
 */
export function relationDifferences(
  relations: readonly DeclaredRelation[],
  keys: readonly ForeignKey[],
  tables: readonly string[],
): string[] {
  const followed = new Set(relations.flatMap(({ from, to }) => [wordsOf(from, to), wordsOf(to, from)]));
  const known = new Map(keys.map((key) => [wordsOfKey(key), key]));
  const modelled = new Set(tables);
  return [
    ...[...known]
      .filter(([, { table, target }]) => modelled.has(table) && modelled.has(target))
      .filter(([, { table, target }]) => domainOf(table) === domainOf(target))
      .filter(([words]) => !followed.has(words))
      .map(([words]) => `no relation follows ${words}`),
    ...relations
      .filter(({ from, to }) => !known.has(wordsOf(from, to)) && !known.has(wordsOf(to, from)))
      .map(({ model, name, from, to }) => `${model}.${name}: there is no foreign key ${wordsOf(from, to)}`),
  ];
}

function wordsOf(from: DeclaredRelation['from'], to: DeclaredRelation['to']): string {
  return `${from.table} (${from.columns.join()}) → ${to.table} (${to.columns.join()})`;
}

function wordsOfKey({ table, columns, target, targetColumns }: ForeignKey): string {
  return wordsOf(
    { table, columns: columns.map(camel) },
    { table: target, columns: targetColumns.map(camel) },
  );
}

function domainOf(table: string): string {
  return table.split('.')[0] ?? '';
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
