import { appRouter, asProcedureError, type Context } from '@studyhall/api/server';
import { DomainError, type Reason, type ReasonDetails } from '@studyhall/domain/errors';
import { getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import * as z from 'zod';

const createCaller = appRouter.createCaller;
const Procedure = z.custom<(input: unknown) => Promise<unknown>>((value) => typeof value === 'function');

/** What a procedure refused, and with which status. */
export interface RestFailure {
  readonly status: number;
  readonly reason: Reason | 'unknown';
  readonly details: ReasonDetails;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** What went wrong here, for the log; undefined where the caller is to blame. */
  readonly fault: unknown;
}

export type Called =
  | { readonly answer: unknown; readonly failure?: never }
  | { readonly failure: RestFailure };

/** Calls a procedure with all that stands before it. A failure comes as `/trpc` would tell it. */
export async function callProcedure(
  makeContext: () => Promise<Context>,
  path: string,
  input: unknown,
): Promise<Called> {
  let ctx: Context | undefined;
  try {
    ctx = await makeContext();
    const [domain = '', name = ''] = path.split('.');
    const procedure = Procedure.parse(Reflect.get(Reflect.get(createCaller(ctx), domain), name));
    return { answer: await procedure(input) };
  } catch (thrown) {
    return { failure: failureOf(thrown, { ctx, path, input }) };
  }
}

interface Asked {
  readonly ctx: Context | undefined;
  readonly path: string;
  readonly input: unknown;
}

function failureOf(thrown: unknown, asked: Asked): RestFailure {
  const error = getTRPCErrorFromUnknown(asProcedureError(thrown));
  const config = appRouter._def._config;
  const { data } = getTRPCErrorShape({ config, error, type: 'unknown', ...asked });
  const isFault = error.code === 'INTERNAL_SERVER_ERROR' && !(error.cause instanceof DomainError);
  return {
    status: data.httpStatus,
    reason: data.reason,
    details: data.details,
    issues: data.issues,
    fault: isFault ? (error.cause ?? error) : undefined,
  };
}
