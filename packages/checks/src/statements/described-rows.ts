import { type DefinedStatement, describeFields } from '@studyhall/api/testing/statements';
import type * as z from 'zod';
import type { Client } from './plan.ts';

/** A column of a statement's rows as PostgreSQL describes it. */
export interface DescribedField {
  readonly name: string;
  readonly type: number;
  /** False if it comes straight from a column that may be null. */
  readonly isSourceNeverNull: boolean;
}

/** The columns of a statement's rows: what they are called, their types, and whether their source may be null. */
export async function describeRows(client: Client, text: string): Promise<DescribedField[]> {
  const fields = await describeFields(client, text);
  const { rows } = await client.query<{ table: number; place: number; isNeverNull: boolean }>(
    `select attrelid::int as table, attnum::int as place, attnotnull as "isNeverNull" from pg_attribute
     where attrelid = any($1) and attnum > 0`,
    [fields.map(({ tableID }) => tableID)],
  );
  const neverNull = new Map(rows.map(({ table, place, isNeverNull }) => [`${table} ${place}`, isNeverNull]));
  return fields.map(({ name, tableID, columnID, dataTypeID }) => ({
    name,
    type: dataTypeID,
    // What is computed has no source: nobody knows.
    isSourceNeverNull: neverNull.get(`${tableID} ${columnID}`) ?? true,
  }));
}

const JSON_TYPES = [114, 3802];

/** How the driver hands over a type, by PostgreSQL's number for it. */
const KINDS: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytes',
  19: 'string',
  20: 'number',
  21: 'number',
  23: 'number',
  25: 'string',
  26: 'number',
  114: 'json',
  700: 'number',
  701: 'number',
  869: 'string',
  1000: 'boolean[]',
  1005: 'number[]',
  1007: 'number[]',
  1009: 'string[]',
  1016: 'number[]',
  1042: 'string',
  1043: 'string',
  1082: 'string',
  1184: 'date',
  1700: 'string',
  2950: 'string',
  2951: 'string[]',
  3802: 'json',
};

interface Expected {
  readonly kinds: ReadonlySet<string>;
  readonly isNullable: boolean;
}

/** What a schema takes, in the words of `KINDS`. */
function expected(schema: z.core.$ZodType): Expected {
  const { def } = schema._zod;
  const inner = 'innerType' in def ? (def.innerType as z.core.$ZodType) : undefined;
  if (def.type === 'nullable' || def.type === 'optional')
    return { kinds: inner === undefined ? new Set() : expected(inner).kinds, isNullable: true };
  if (inner !== undefined) return expected(inner);
  if (def.type === 'pipe' && 'in' in def) return expected(def.in as z.core.$ZodType);
  if (def.type === 'union' && 'options' in def) {
    const options = (def.options as z.core.$ZodType[]).map(expected);
    return {
      kinds: new Set(options.flatMap(({ kinds }) => [...kinds])),
      isNullable: options.some(({ isNullable }) => isNullable),
    };
  }
  if (def.type === 'array' && 'element' in def) {
    const { kinds } = expected(def.element as z.core.$ZodType);
    return { kinds: new Set(['json', ...[...kinds].map((kind) => `${kind}[]`)]), isNullable: false };
  }
  return { kinds: new Set(kindsOf(def)), isNullable: def.type === 'null' };
}

function kindsOf(def: z.core.$ZodTypeDef): string[] {
  if (def.type === 'enum' || def.type === 'template_literal') return ['string', 'json'];
  if (def.type === 'literal' && 'values' in def)
    return (def.values as unknown[]).map((value) => typeof value);
  if (def.type === 'object' || def.type === 'record' || def.type === 'unknown' || def.type === 'tuple')
    return ['json'];
  if (def.type === 'custom') return ['bytes'];
  if (def.type === 'string' || def.type === 'number' || def.type === 'boolean') return [def.type, 'json'];
  return [def.type];
}

/** Columns that hold JSON, of which PostgreSQL knows nothing, and of which no row has shown what is in it. */
export function unseenJson(
  fields: readonly DescribedField[],
  seen: ReadonlySet<string> = new Set(),
): string[] {
  return fields
    .filter(({ name, type }) => JSON_TYPES.includes(type) && !seen.has(name))
    .map(({ name }) => name);
}

/** Where the schema of a statement's rows and PostgreSQL's description of them differ, in words. */
export function differencesOf(
  { row, options }: Pick<DefinedStatement, 'row' | 'options'>,
  fields: readonly DescribedField[],
): string[] {
  const shape = row?.shape ?? {};
  const names = new Set(fields.map(({ name }) => name));
  const missing = Object.keys(shape).filter((name) => !names.has(name));
  const never = new Set<string>(options.neverNull ?? []);
  const unneeded = [...never].filter((name) =>
    fields.some((field) => field.name === name && field.isSourceNeverNull),
  );
  return [
    ...missing.map((name) => `${name}: there is no such column`),
    ...unneeded.map((name) => `${name}: is never null anyway`),
    ...fields.flatMap(({ name, type, isSourceNeverNull }) => {
      const schema = shape[name];
      if (schema === undefined) return [`${name}: has no schema`];
      const kind = KINDS[type];
      if (kind === undefined) return [`${name}: nobody knows the type ${type}`];
      const { kinds, isNullable } = expected(schema);
      if (!kinds.has(kind)) return [`${name}: is ${kind}, and not ${[...kinds].join(' or ')}`];
      const mayBeNull = !isSourceNeverNull && !never.has(name);
      return mayBeNull && !isNullable ? [`${name}: may be null`] : [];
    }),
  ];
}
