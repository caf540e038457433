import { type AppRouter, createApiClient, reasonOf } from '@studyhall/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { isLeftOverFor, pageOwner } from './page-owner.ts';
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

/** A page that is left over from another account is loaded anew; until then it goes on to say whose it was. */
function noticeOwner(): void {
  const userId = queryClient.getQueryData(trpc.auth.me.queryKey())?.userId;
  if (userId !== undefined && isLeftOverFor(userId)) location.reload();
}

/** Only what may be different in a moment is asked again. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  const { reason } = reasonOf(error);
  return failures < RETRIES && (reason === 'network' || reason === 'busy');
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd, onSuccess: noticeOwner }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: isWorthRetrying, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** What needs a fresh proof has it asked for, and is then sent again: no screen has to know. */
export const api = createApiClient({ url: '', askForProof, pageOwner });
export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({
  client: api,
  queryClient,
});
