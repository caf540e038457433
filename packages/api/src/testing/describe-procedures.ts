import * as z from 'zod';
import { appRouter } from '../router.ts';

/** A procedure as somebody who writes a client in another language needs it. */
export interface ProcedureDescription {
  readonly path: string;
  readonly type: string;
  /** Who may call it; `null` if it was made of no kind of procedure, which a check refuses. */
  readonly access: string | null;
  /** What a token needs to call it; `null` if nobody said, which a check refuses. */
  readonly scope: string | null;
  /** It answers `confirmation-needed` where the session has not proved for ten minutes who uses it. */
  readonly needsProof?: boolean;
  readonly hasOutput: boolean;
  /** JSON Schema of the input; dates, which JSON lacks, are `{}`. */
  readonly input: unknown;
}

/** What tRPC keeps of a procedure, as far as it is read here; its own type says less than is there. */
const Definition = z.looseObject({
  type: z.string(),
  meta: z
    .looseObject({
      access: z.string().optional(),
      scope: z.string().optional(),
      needsProof: z.literal(true).optional(),
    })
    .optional(),
  inputs: z.array(z.instanceof(z.ZodType)),
  output: z.instanceof(z.ZodType).optional(),
});

/** tRPC keeps procedures by their whole path, though its type shows a tree. */
const Procedures = z.record(
  z.string(),
  z.custom<{ readonly _def: unknown }>((value) => typeof value === 'function' && '_def' in value),
);

/** Every procedure of the application, by path. */
export function describeProcedures(): ProcedureDescription[] {
  return Object.entries(Procedures.parse(appRouter._def.procedures))
    .map(([path, procedure]) => {
      const { type, meta, inputs, output } = Definition.parse(procedure._def);
      const schemas = inputs.map((input) => z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
      return {
        path,
        type,
        access: meta?.access ?? null,
        scope: meta?.scope ?? null,
        ...(meta?.needsProof === true ? { needsProof: true } : {}),
        hasOutput: output !== undefined,
        input: schemas.length > 1 ? { allOf: schemas } : (schemas[0] ?? null),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The text of `packages/api/procedures.json`. */
export function procedureList(): string {
  const listed = describeProcedures().map(({ path, type, access, scope, needsProof, input }) => {
    return { path, type, access, scope, ...(needsProof === true ? { needsProof } : {}), input };
  });
  return `${JSON.stringify(listed, null, 2)}\n`;
}
