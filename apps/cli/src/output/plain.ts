import { stringify } from 'csv-stringify/sync';
import { cleanJson, cleanLine } from './clean.ts';
import type { Heading, Listing, ShownRecord, Value } from './result.ts';

type Readable = Listing | ShownRecord;

/** One line a row under a line of names. A cell never holds a tab or the end of a line, so `cut` and `awk` can be trusted. */
export function renderTsv(result: Readable): string {
  const lines = [result.headings.map((heading) => heading.name), ...valuesOf(result)];
  return lines.map((cells) => `${cells.map((cell) => cleanLine(plainText(cell))).join('\t')}\n`).join('');
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;
/** What went back is a number, and is to be added up as one. */
const NUMBER = /^-\d+(?:\.\d+)?$/;

/** For spreadsheets: a text that one would take for a formula gets an apostrophe in front. */
export function renderCsv(result: Readable): string {
  const lines = valuesOf(result).map((cells) => cells.map((cell) => harmless(plainText(cell))));
  return stringify([result.headings.map((heading) => heading.name), ...lines]);
}

function harmless(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** An array of objects, or one object. `fields` picks and orders. */
export function renderJson(result: Readable, fields: readonly string[]): string {
  const objects = valuesOf(result).map((values) => pick(objectOf(result.headings, values), fields));
  return `${cleanJson(JSON.stringify(result.kind === 'listing' ? objects : objects[0], null, 2))}\n`;
}

function valuesOf(result: Readable): readonly (readonly Value[])[] {
  return result.kind === 'listing' ? result.rows.map((row) => row.values) : [result.row.values];
}

function objectOf(headings: readonly Heading[], values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(headings.map((heading, index) => [heading.name, values[index] ?? null]));
}

function pick(whole: Record<string, Value>, fields: readonly string[]): Record<string, Value> {
  return fields.length === 0 ? whole : Object.fromEntries(fields.map((field) => [field, whole[field]]));
}

function plainText(value: Value): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
