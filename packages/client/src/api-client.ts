import type { AppRouter } from '@studyhall/api';
import { PAGE_OWNER_HEADER } from '@studyhall/domain/auth/page-owner';
import { createTRPCClient, type HTTPBatchLinkOptions, httpBatchLink, type TRPCClient } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import superjson from 'superjson';
import { type AskForProof, repeatAfterProof } from './repeat-after-proof.ts';

export type { AppRouter } from '@studyhall/api';
/** What goes into a procedure, by its path: `RouterInputs['quizzes']['start']`. */
export type RouterInputs = inferRouterInputs<AppRouter>;
/** What comes out of a procedure, by its path: `RouterOutputs['home']['dashboard']`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
/** Every procedure as a typed function: `client.quizzes.start.mutate({ … })`. */
export type ApiClient = TRPCClient<AppRouter>;

export interface ClientOptions {
  /** Where the server is: `https://learn.school.org`; empty in a browser that got its page from there. */
  readonly url: string;
  /** The session of a program that keeps no cookies. */
  readonly token?: () => string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of which account the page is that asks, in a browser: what is changed from a page left over of another is refused. */
  readonly pageOwner?: () => string | undefined;
  /** What is done where the server wants a fresh proof of who asks; without it the call fails. */
  readonly askForProof?: AskForProof;
  /** A `fetch` of one's own, for tests and time limits. */
  readonly fetch?: NonNullable<HTTPBatchLinkOptions<AppRouter['_def']['_config']['$types']>['fetch']>;
}

/** The server refuses longer batches. */
const MAX_BATCH_SIZE = 10;
/** Proxies refuse addresses much longer: what does not fit goes into another request. */
const MAX_URL_LENGTH = 6_000;

/** Calls made in the same moment travel in one request. Dates arrive as dates. */
export function createApiClient(options: ClientOptions): ApiClient {
  const { url, fetch, askForProof } = options;
  return createTRPCClient<AppRouter>({
    links: [
      ...(askForProof === undefined ? [] : [repeatAfterProof(askForProof)]),
      httpBatchLink({
        url: `${url}/trpc`,
        transformer: superjson,
        maxItems: MAX_BATCH_SIZE,
        maxURLLength: MAX_URL_LENGTH,
        headers: () => headersOf(options),
        ...(fetch === undefined ? {} : { fetch }),
      }),
    ],
  });
}

/** The server wants to know that no foreign page asks: browsers say so themselves, programs name a session or the server. */
function headersOf({ url, token, headers, pageOwner }: ClientOptions): Record<string, string> {
  const session = token?.();
  const all = { ...headers, ...pageOwnerHeader(pageOwner?.()) };
  if (session !== undefined) return { ...all, authorization: `Bearer ${session}` };
  return url === '' ? all : { origin: new URL(url).origin, ...all };
}

/** What a page says of whose it is; nothing where nobody is signed in. */
export function pageOwnerHeader(userId: string | undefined): Record<string, string> {
  return userId === undefined ? {} : { [PAGE_OWNER_HEADER]: userId };
}
