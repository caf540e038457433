import {
  type ApiClient,
  type AskForProof,
  createApiClient,
  type RouterOutputs,
  reasonOf,
} from '@studyhall/client';
import { type Refusal, RefusedRequest } from './refused-request.ts';

export type Api = ApiClient;
/** What procedures answer with, by their path. */
export type Outputs = RouterOutputs;

const TIMEOUT_MS = 60_000;

/**
 * The procedures of a server. A terminal may reach it by another name than its public one, through a tunnel for
 * example, so it never claims an origin: without a session it sends one that opens nothing.
 */
export function createApi(server: string, token = 'none', askForProof?: AskForProof): Api {
  return createApiClient({
    url: server,
    token: () => token,
    ...(askForProof === undefined ? {} : { askForProof }),
    fetch: (input, init) => fetch(input, { ...init, signal: withTimeout(init?.signal) }),
  });
}

function withTimeout(signal: AbortSignal | null | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** What the server said when it refused; nothing if it never answered as a Studyhall server. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RefusedRequest) return error.refusal;
  const { reason, ...rest } = reasonOf(error);
  return reason === 'network' ? undefined : { reason, ...rest };
}
