import { tableClasses } from '@studyhall/api/testing';
import { domains } from '../static/import-arrows.ts';

const TABLES = new Set(Object.keys(tableClasses));

/** The tables that a statement names. */
export function tablesIn(text: string): string[] {
  const named = [...text.matchAll(/\b([a-z_]+)"?\."?([a-z_]+)/g)].map(
    ([, schema, table]) => `${schema}.${table}`,
  );
  return [...new Set(named.filter((table) => TABLES.has(table)))].sort();
}

/** The tables of rooms that the sender's comes before. */
export function tablesOfLaterRooms(text: string, domain: string): string[] {
  const own = domains.indexOf(domain);
  if (own < 0) throw new Error(`No domain is called ${domain}`);
  return tablesIn(text).filter((table) => domains.indexOf(table.replace(/\..*/, '')) > own);
}
