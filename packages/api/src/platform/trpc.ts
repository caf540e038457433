import {
  DomainError,
  kindOf,
  type Reason,
  type ReasonDetails,
  type ReasonKind,
} from '@studyhall/domain/errors';
import { initTRPC, type TRPC_ERROR_CODE_KEY, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import * as z from 'zod';
import type { Context } from './context.ts';
import { isConnectionLost } from './database.ts';
import { createFairShare } from './fair-share.ts';
import { createTokenBuckets } from './token-buckets.ts';

/** Who may call a procedure. The kind of procedure is the authorisation; handlers never ask. */
export type Access = 'public' | 'learner' | 'account' | 'admin';
export interface ProcedureMeta {
  readonly access: Access;
}

const codes: Record<ReasonKind, TRPC_ERROR_CODE_KEY> = {
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  forbidden: 'FORBIDDEN',
  unauthenticated: 'UNAUTHORIZED',
  'too-many': 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  'payload-too-large': 'PAYLOAD_TOO_LARGE',
};

/** What a client learns of a failure beside its code. */
export interface Failure {
  readonly reason: Reason | 'unknown';
  readonly details: ReasonDetails;
  /** For a refused input: where (`answers.0.text`) and why. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly requestId: string;
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const failure = failureOf(error);
      const message = failure.reason === 'unknown' ? UNKNOWN_MESSAGE : failure.reason;
      return {
        ...shape,
        message,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          ...failure,
          requestId: ctx?.requestId ?? '',
        },
      };
    },
  });

const UNKNOWN_MESSAGE = 'Something went wrong on the server.';

function failureOf(error: TRPCError): Omit<Failure, 'requestId'> {
  const { cause } = error;
  if (cause instanceof DomainError) return { reason: cause.reason, details: cause.details ?? {}, issues: [] };
  if (cause instanceof z.ZodError && error.code === 'BAD_REQUEST') {
    const issues = cause.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return { reason: 'invalid-input', details: {}, issues };
  }
  return { reason: reasonByCode[error.code] ?? 'unknown', details: {}, issues: [] };
}

/** Failures that tRPC itself finds, before a procedure runs. */
const reasonByCode: Partial<Record<TRPC_ERROR_CODE_KEY, Reason>> = {
  NOT_FOUND: 'not-found',
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  BAD_REQUEST: 'invalid-input',
  PARSE_ERROR: 'invalid-input',
  UNSUPPORTED_MEDIA_TYPE: 'invalid-input',
  METHOD_NOT_SUPPORTED: 'invalid-input',
  PAYLOAD_TOO_LARGE: 'upload-too-large',
};

/** The last net: what the database refuses although our checks let it pass is the caller's fault, not a crash. */
export function domainErrorOf(cause: unknown): DomainError | undefined {
  if (cause instanceof DomainError) return cause;
  if (!(cause instanceof Error)) return undefined;
  if (cause.name === 'StaleReadError') return new DomainError('stale-read');
  if (cause.name === 'KnexTimeoutError') return new DomainError('busy', { retryAfterSeconds: 1 });
  const nested = 'nativeError' in cause ? cause.nativeError : cause;
  const state = nested instanceof Error && 'code' in nested ? String(nested.code) : '';
  if (/^22...$/.test(state)) return new DomainError('invalid-input');
  if (/^23...$/.test(state)) return new DomainError('stale-read');
  // No room on the disk, of the database or here: it passes when somebody makes room, and not by waiting.
  if (/^(53100|ENOSPC|EDQUOT)$/.test(state))
    return new DomainError('storage-full', { retryAfterSeconds: 60 });
  // Too many at once, a lock or a statement that took too long, or a conflict that no repetition solved.
  const isBusy = /^(53...|55P03|57014|40001|40P01|25006)$/.test(state);
  return isBusy || isConnectionLost(nested) ? new DomainError('busy', { retryAfterSeconds: 1 }) : undefined;
}

/** What to throw for a failure on the way to the procedures, so that it is answered like one of theirs. */
export function asProcedureError(cause: unknown): unknown {
  const failure = domainErrorOf(cause);
  if (failure === undefined) return cause;
  return new TRPCError({ code: codes[kindOf(failure.reason)], message: failure.reason, cause: failure });
}

const translateErrors = t.middleware(async ({ ctx, path, next }) => {
  const startedAt = performance.now();
  const result = await next();
  ctx.observe?.({ path, seconds: (performance.now() - startedAt) / 1000, isOk: result.ok });
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  const { cause } = result.error;
  const translated = asProcedureError(cause);
  if (translated === cause) return result;
  throw translated;
});

const procedure = t.procedure.use(translateErrors);

export const router = t.router;
/** @internal For tests, which call procedures without the wire. */
export const createCallerFactory = t.createCallerFactory;

/** Anybody, signed in or not. */
export const publicProcedure = procedure.meta({ access: 'public' });

/** Less than half of a pool: one account with many calls leaves connections to the others. */
const fairShare = createFairShare({ atOnce: 4, waiting: 200 });

const inTurn = t.middleware(({ ctx, next }) =>
  ctx.viewer === null ? next() : fairShare(ctx.viewer.userId, () => next()),
);

const signedProcedure = procedure.use(inTurn);

/** Anybody with a session, guests included. */
export const learnerProcedure = signedProcedure.meta({ access: 'learner' }).use(({ ctx, next }) => {
  if (ctx.viewer === null) throw new DomainError('unauthenticated');
  return next({ ctx: { viewer: ctx.viewer } });
});

/** A quiz of 90 questions that comes at once after a lost connection, and then faster than anybody reads. */
const saving = createTokenBuckets({ capacity: 240, perSecond: 4 });

/** The same for what saves into a row that is there, as often as somebody changes it. Errors: `rate-limited`. */
export const savingProcedure = learnerProcedure.use(({ ctx, next }) => {
  saving(ctx.viewer.userId, ctx.now);
  return next();
});

/** Anybody with a registered account. */
export const accountProcedure = signedProcedure.meta({ access: 'account' }).use(({ ctx, next }) => {
  if (ctx.viewer === null) throw new DomainError('unauthenticated');
  if (ctx.viewer.role === 'guest') throw new DomainError('forbidden');
  return next({ ctx: { viewer: ctx.viewer } });
});

export const adminProcedure = signedProcedure.meta({ access: 'admin' }).use(({ ctx, next }) => {
  if (ctx.viewer === null) throw new DomainError('unauthenticated');
  if (ctx.viewer.role !== 'admin') throw new DomainError('forbidden');
  return next({ ctx: { viewer: ctx.viewer } });
});
