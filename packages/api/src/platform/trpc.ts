import type { RightName } from '@studyhall/domain/auth/rights';
import { type NeededScope, scopeFault } from '@studyhall/domain/auth/scopes';
import {
  DomainError,
  kindOf,
  type Reason,
  type ReasonDetails,
  type ReasonKind,
} from '@studyhall/domain/errors';
import { messageInWords } from '@studyhall/domain/issue-words';
import type { AuditDetail } from '@studyhall/domain/platform/audit-detail';
import { initTRPC, type TRPC_ERROR_CODE_KEY, TRPCError } from '@trpc/server';
import superjson, { type SuperJSONResult } from 'superjson';
import * as z from 'zod';
import { type AuditEntry, recordAudit } from './audit.ts';
import { describeAction, doneOf, ownAuditedProcedures } from './audited-procedures.ts';
import type { Context, ObservedCall } from './context.ts';
import { isConnectionLost } from './database.ts';
import { createFairShare } from './fair-share.ts';
import { createTokenBuckets } from './token-buckets.ts';

/** Who may call a procedure. The kind of procedure is the authorisation; handlers never ask. */
export type Access = 'public' | 'learner' | 'account' | RightName | 'admin';
/** What its kind says of a procedure, and the procedure itself. */
export interface ProcedureMeta {
  readonly access?: Access;
  /** What a token needs to call it. A check demands it; where nothing is said no token is enough. */
  readonly scope?: NeededScope;
  /** It asks for a proof that is fresh: see `auth/factors/proven-procedure.ts`. */
  readonly needsProof?: true;
  /** It also answers whoever looked on, where that holds no more and they have not ended it. */
  readonly answersAfterLooking?: true;
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

/** Most inputs are plain JSON. superjson would copy what was parsed a moment ago and belongs to nobody. */
const transformer = {
  serialize: superjson.serialize,
  deserialize: (input: SuperJSONResult): unknown =>
    'meta' in input ? superjson.deserialize(input) : input.json,
};

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    transformer,
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
    const issues = cause.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: messageInWords(issue),
    }));
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

/** What is wrong with a call before a procedure runs, in tRPC's words: `code`, and what it comes from. */
export function refusedCall(code: TRPC_ERROR_CODE_KEY, cause?: unknown): TRPCError {
  return new TRPCError({ code, message: code, cause });
}

const translateErrors = t.middleware(async ({ ctx, path, next }) => {
  const startedAt = performance.now();
  const result = await next();
  const error = result.ok ? undefined : translated(result.error);
  ctx.observe?.({ path, seconds: (performance.now() - startedAt) / 1000, outcome: outcomeOf(error) });
  if (result.ok || error === result.error) return result;
  throw error;
});

/** What comes as a fault of ours may be one of the caller's. */
function translated(error: TRPCError): unknown {
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const known = asProcedureError(error.cause);
  return known === error.cause ? error : known;
}

/** A wrong password is no fault of the installation; a database that is away is one. */
function outcomeOf(error: unknown): ObservedCall['outcome'] {
  if (error === undefined) return 'ok';
  const isFault =
    error instanceof TRPCError && /^(INTERNAL_SERVER_ERROR|SERVICE_UNAVAILABLE)$/.test(error.code);
  return isFault ? 'failed' : 'refused';
}

/** A token opens what its scopes name, and of that what its account may. */
const withinScopes = t.middleware(({ ctx: { viewer }, meta, next }) => {
  if (viewer?.scopes === undefined) return next();
  const fault = scopeFault(viewer.scopes, meta?.scope);
  if (fault === undefined) return next();
  throw new DomainError(fault, fault === 'scope-missing' ? { scope: String(meta?.scope) } : {});
});

/**
 * Where looking on holds no more, nothing is done before that is said: what somebody wrote on the page that shows somebody
 * else was not meant for the session's owner. Errors: `impersonation-ended`.
 */
export function demandLooking(viewer: Context['viewer']): void {
  if (viewer?.impersonation?.endedOf !== undefined) throw new DomainError('impersonation-ended');
}

/**
 * Whoever sees what somebody sees reads, and no more than a token to read may: no second factor, no link, no device. Of
 * every kind of procedure but the one that ends it.
 */
const readsAlone = t.middleware(({ ctx: { viewer }, type, meta, next }) => {
  if (viewer?.impersonation === undefined) return next();
  if (meta?.answersAfterLooking !== true) demandLooking(viewer);
  if (type !== 'query') throw new DomainError('impersonation-reads-only');
  if (scopeFault(['read'], meta?.scope) !== undefined) throw new DomainError('impersonation-closed');
  return next();
});

const anyProcedure = t.procedure.use(translateErrors).use(withinScopes);
const procedure = anyProcedure.use(readsAlone);

/** An administrator who sees what somebody else sees, or did until that ended. Errors: `not-found` for everybody else. */
export const impersonatorProcedure = anyProcedure.meta({ access: 'public' }).use(({ ctx, next }) => {
  const { viewer } = ctx;
  if (viewer?.impersonation === undefined) throw new DomainError('not-found');
  return next({ ctx: { viewer, impersonation: viewer.impersonation } });
});

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

/** Whoever comes, in turn with their other calls: what other kinds begin with. */
export const signedProcedure = procedure.use(inTurn);

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

/**
 * Writes down what administrators change: that it begins, and then how it ended. Nothing is done that has no line; where
 * the second is missing, the process died in between or the database went away, and nobody knows how it ended.
 */
export const audited = t.middleware(async ({ ctx, path, type, getRawInput, next }) => {
  const { viewer } = ctx;
  if (type !== 'mutation' || viewer === null) return next();
  return await told(ctx, { action: path, ...describeAction(path, await getRawInput()) }, next);
});

/** The same for what administrators change of their own accounts, which open everything of theirs. */
export const auditedOfOwn = t.middleware(async ({ ctx, path, next }) => {
  const { viewer } = ctx;
  if (viewer?.role !== 'admin' || !ownAuditedProcedures.has(path)) return next();
  return await told(ctx, { action: path, target: { kind: 'user', id: viewer.userId }, detail: {} }, next);
});

type Told = Pick<AuditEntry, 'action' | 'target'> & { readonly detail: AuditDetail };
type Outcome =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: TRPCError };

async function told<Result extends Outcome>(
  { db, viewer, requestId, now }: Context,
  { detail, ...action }: Told,
  next: () => Promise<Result>,
): Promise<Result> {
  const line = { ...action, actor: viewer?.userId ?? '', requestId, now };
  const begunId = await recordAudit(db, { ...line, detail, outcome: 'begun' });
  const result = await next();
  const end = result.ok ? doneOf(action.action, detail, result.data) : endOf(result.error, detail);
  // What was done is done: whoever asked is told that, and the first line stands.
  await recordAudit(db, { ...line, ...end, begunId }).catch(() => undefined);
  return result;
}

function endOf(error: TRPCError, detail: AuditDetail): Pick<AuditEntry, 'outcome' | 'detail'> {
  const known = domainErrorOf(error.cause);
  const reason = known?.reason ?? failureOf(error).reason;
  return {
    outcome: reason === 'unknown' ? 'failed' : 'refused',
    detail: { ...detail, refusedBecause: reason },
  };
}

/** Who has power over others has a second factor, where the installation wants it. */
export const withSecondFactor = t.middleware(({ ctx: { viewer }, next }) => {
  if (viewer?.isSecondFactorMissing === true) throw new DomainError('second-factor-required');
  return next();
});

const ofAdministrators = signedProcedure.meta({ access: 'admin' }).use(({ ctx, next }) => {
  if (ctx.viewer === null) throw new DomainError('unauthenticated');
  if (ctx.viewer.role !== 'admin') throw new DomainError('forbidden');
  return next({ ctx: { viewer: ctx.viewer } });
});

/** Administrators. What they change is told in the audit log. */
export const adminProcedure = ofAdministrators.use(withSecondFactor).use(audited);
