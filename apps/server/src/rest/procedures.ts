import { appRouter } from '@studyhall/api/server';
import * as z from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What tRPC keeps of a procedure, as far as it is read here; its own type says less than is there. */
const Definition = z.looseObject({
  type: z.enum(['query', 'mutation']),
  meta: z.looseObject({ access: z.string(), scope: z.string() }),
  inputs: z.array(z.instanceof(z.ZodType)),
  output: z.instanceof(z.ZodType),
});

const Procedures = z.record(
  z.string(),
  z.custom<{ readonly _def: unknown }>((value) => typeof value === 'function' && '_def' in value),
);

/** A procedure as a program in another language sees it. */
export interface RestProcedure {
  readonly isQuery: boolean;
  readonly access: string;
  readonly scope: string;
  /** Null where nothing goes in. */
  readonly input: JsonSchema | null;
  readonly output: JsonSchema;
}

/** The procedure of this path. Throws for one that is not there, or of which too little is known. */
export function describeProcedure(path: string): RestProcedure {
  const procedures = Procedures.parse(appRouter._def.procedures);
  const { type, meta, inputs, output } = Definition.parse(procedures[path]?._def);
  const [input, ...more] = inputs;
  if (more.length > 0) throw new Error(`${path} has several inputs`);
  return {
    isQuery: type === 'query',
    access: meta.access,
    scope: meta.scope,
    input: input === undefined ? null : schemaOf(input, 'input'),
    output: schemaOf(output, 'output'),
  };
}

/** Marks a text that becomes a date before its schema sees it. */
export const INSTANT = 'x-instant';

/** Dates travel as texts of ISO 8601. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type !== 'date') return;
      jsonSchema.type = 'string';
      jsonSchema.format = 'date-time';
      jsonSchema[INSTANT] = true;
    },
  });
  return described;
}

/** The fields of an input that is an object. */
export function fieldsOf(input: JsonSchema | null): Readonly<Record<string, JsonSchema>> {
  const entries = Object.entries(input?.properties ?? {});
  return Object.fromEntries(
    entries.flatMap(([name, field]) => (typeof field === 'object' ? [[name, field]] : [])),
  );
}
