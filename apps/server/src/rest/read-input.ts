import type { Request } from 'express';
import { fieldsOf, INSTANT, type JsonSchema, type RestProcedure } from './procedures.ts';

/**
 * The input of a procedure from the parts of a request: what stands in the path, and beside it the body, or for a query
 * what follows `?`. Its own schema judges it afterwards; here texts become the numbers, truths and dates that they write.
 */
export function readInput(request: Request, { input, isQuery }: RestProcedure): unknown {
  if (input === null) return undefined;
  const given: unknown = (isQuery ? request.query : request.body) ?? {};
  // A body that is no object is refused by the schema, in its words.
  if (!isObject(given)) return given;
  const fields = fieldsOf(input);
  const inText = isQuery ? { ...given, ...request.params } : request.params;
  const typed = Object.entries(inText).map(([name, text]) => [name, typedAs(text, fields[name])]);
  return dated({ ...(isQuery ? {} : given), ...Object.fromEntries(typed) }, input);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text says where a schema wants something else than a text. */
function typedAs(value: unknown, field: JsonSchema | undefined): unknown {
  if (typeof value !== 'string') return value;
  if (field?.type === 'array') return [value];
  if (field?.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  const isNumber = field?.type === 'integer' || field?.type === 'number';
  return isNumber && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** The same with dates where the schema has dates. */
function dated(value: unknown, schema: JsonSchema): unknown {
  if (schema[INSTANT] === true && typeof value === 'string') return new Date(value);
  if (!isObject(value)) return value;
  const fields = fieldsOf(schema);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, dated(member, fields[name] ?? {})]),
  );
}
