import { isReason, type Reason, type ReasonDetails } from '@studyhall/domain/errors';
import { TRPCClientError } from '@trpc/client';

/** Why a call failed, in words that a client can switch on. */
export interface ApiFailure {
  /** `network`: no answer, or none that the server itself would give. `unknown`: the server failed and logged why, or
   * is newer than this client. */
  readonly reason: Reason | 'unknown' | 'network';
  readonly details: ReasonDetails;
  /** For `invalid-input`: which fields, as paths such as `answers.0.text`, and why. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** The status of HTTP; 0 without an answer. */
  readonly status: number;
  /** What to look for in the server's log; empty without an answer. */
  readonly requestId: string;
}

/** Reads what the server said out of whatever a call threw. */
export function reasonOf(error: unknown): ApiFailure {
  if (!(error instanceof TRPCClientError)) return failureIn(undefined, undefined);
  const { response, responseJSON } = error.meta ?? {};
  return failureIn(error.data ?? responseJSON, response instanceof Response ? response.status : undefined);
}

/** Procedures and what stands before them say the same four things. */
function failureIn(said: unknown, status: unknown): ApiFailure {
  const { reason, details, issues, httpStatus, requestId } = fieldsOf(said);
  return {
    reason: typeof reason !== 'string' ? 'network' : isReason(reason) ? reason : 'unknown',
    details: Object.fromEntries(Object.entries(fieldsOf(details)).filter(isDetail)),
    issues: Array.isArray(issues) ? issues.map(fieldsOf).map(issueOf) : [],
    status: [httpStatus, status].find((one) => typeof one === 'number') ?? 0,
    requestId: typeof requestId === 'string' ? requestId : '',
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isDetail(entry: [string, unknown]): entry is [string, string | number] {
  return typeof entry[1] === 'string' || typeof entry[1] === 'number';
}

function issueOf({ path, message }: Readonly<Record<string, unknown>>) {
  return { path: String(path ?? ''), message: String(message ?? '') };
}
