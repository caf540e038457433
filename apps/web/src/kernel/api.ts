import { type AppRouter, createApiClient, reasonOf } from '@studyhall/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';

import { askForProof } from './wanted-proof.ts';

const RETRIES = 2;
let onSignedOut: () => void = () => undefined;

/** What happens when the server says that the session is over. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

function noticeEnd(error: unknown): void {
  if (reasonOf(error).reason === 'unauthenticated') onSignedOut();
}

/** Only what may be different in a moment is asked again. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  const { reason } = reasonOf(error);
  return failures < RETRIES && (reason === 'network' || reason === 'busy');
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: isWorthRetrying, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

let owner: string | undefined;

/**
 * Of which account this page is; undefined where nobody is signed in, or nobody knows yet. It stays that of the first word
 * about it: what is asked anew names whoever signed in elsewhere since, and every request comes by here before its answer.
 */
export function pageOwner(): string | undefined {
  owner ??= queryClient.getQueryData(trpc.auth.me.queryKey())?.userId;
  return owner;
}

/** Somebody signed in on this page, or, where `userId` is undefined, out. */
export function setPageOwner(userId: string | undefined): void {
  owner = userId;
}

/** What needs a fresh proof has it asked for, and is then sent again: no screen has to know. */
export const api = createApiClient({ url: '', askForProof, pageOwner });
export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({
  client: api,
  queryClient,
});
