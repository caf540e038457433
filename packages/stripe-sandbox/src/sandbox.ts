import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createClock, type SandboxClock } from './clock.ts';
import { createControls, type SandboxControls } from './controls/controls.ts';
import { controlsHandler } from './controls/handler.ts';
import { createEmitter } from './emit.ts';
import { type Fault, Faults } from './faults/faults.ts';
import { createApi } from './http/api.ts';
import { type MakeId, randomId } from './ids.ts';
import { createPages } from './pages/pages.ts';
import { runWhatIsDue } from './payments/due.ts';
import { inMemory, persistIn } from './persistence.ts';
import { makeEndpoint } from './resources/webhook-endpoints.ts';
import { Store } from './store.ts';
import { tidy } from './tidy.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import type { World } from './world.ts';

/** How a sandbox is set up. Everything has a default. */
export interface SandboxOptions {
  /** The one key that opens it; by default every `sk_test_…` does. */
  readonly apiKey?: string;
  /** Where events are sent, and the secret they are signed with. More can be added over the API. */
  readonly endpoint?: { readonly url: string; readonly secret: string };
  /** Where browsers reach the hosted pages; by default where the sandbox listens. */
  readonly publicUrl?: string;
  /** A file that keeps the state over restarts, a line of JSON a change; by default it is forgotten. */
  readonly file?: string;
  /** After how many seconds a payment “later” is decided; by default 10. */
  readonly settlesAfterSeconds?: number;
  /** Waits between the tries of one webhook, in milliseconds. */
  readonly retryDelays?: readonly number[];
  /** Faults that hold from the start. */
  readonly faults?: readonly Fault[];
  readonly clock?: SandboxClock;
  readonly newId?: MakeId;
  /** Between 0 and 1: decides the order of shuffled events. */
  readonly random?: () => number;
}

/** A stand-in for Stripe that keeps state. */
export interface Sandbox {
  /** Answers the API, the hosted pages and `/_sandbox/…`. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Answers the hosted pages alone, to be mounted where browsers come. */
  readonly pages: (request: IncomingMessage, response: ServerResponse) => void;
  /** What tests and operators do that Stripe's API has no request for. */
  readonly controls: SandboxControls;
  readonly clock: SandboxClock;
  /** Listens, by default on any free port of this machine alone, and says where. */
  listen(port?: number, host?: string): Promise<{ readonly port: number; readonly url: string }>;
  /** Stops listening and sending; what was not delivered is taken up at the next start if there is a file. */
  close(): Promise<void>;
}

const TICK_MILLISECONDS = 1000;
const TIDY_MILLISECONDS = 600_000;

/** Makes a sandbox; it listens when it is told to, or where its handler is mounted. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const store = new Store();
  const clock = options.clock ?? createClock();
  const newId = options.newId ?? randomId;
  const { saved } = options.file === undefined ? inMemory : persistIn(options.file, store);
  const faults = new Faults();
  for (const fault of options.faults ?? []) faults.add(fault);
  const { retryDelays, random } = options;
  const webhooks = new Webhooks({ store, faults, newId, saved, retryDelays, random });
  const { emit, because, speak } = createEmitter({
    store,
    clock,
    newId,
    send: (event) => webhooks.send(event),
  });
  let url = options.publicUrl?.replace(/\/$/, '');
  const world: World = { store, clock, newId, emit, pagesUrl: () => url ?? '' };
  configureEndpoint(world, options.endpoint);

  const controls = createControls({ world, faults, webhooks, speak });
  const api = createApi({ world, faults, saved, because, apiKey: options.apiKey });
  const settlesAfter = options.settlesAfterSeconds ?? 10;
  const pages = createPages({ world, saved, settlesAfter });
  const control = controlsHandler({ controls, apiKey: options.apiKey, saved });
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/';
    const answer = path.startsWith('/v1/') ? api : path.startsWith('/_sandbox/') ? control : pages;
    void answer(request, response);
  };

  let server: Server | undefined;
  const ticking = setInterval(() => runWhatIsDue(world), TICK_MILLISECONDS).unref();
  const tidying = setInterval(() => tidy(store, clock.now()), TIDY_MILLISECONDS).unref();
  webhooks.resume();
  return {
    handler,
    pages: (request, response) => void pages(request, response),
    controls,
    clock,
    async listen(port = 0, host = '127.0.0.1') {
      server = createServer(handler);
      const bound = await listenOn(server, port, host);
      url ??= `http://${host}:${bound}`;
      return { port: bound, url: `http://${host}:${bound}` };
    },
    async close() {
      clearInterval(ticking);
      clearInterval(tidying);
      webhooks.close();
      await closeServer(server);
      await saved();
    },
  };
}

/** The endpoint of the options stands once in the state, however often the sandbox is started. */
function configureEndpoint(world: World, endpoint: SandboxOptions['endpoint']): void {
  if (endpoint === undefined) return;
  const CONFIGURED = 'configured';
  for (const old of world.store.endpoints.list(({ description }) => description === CONFIGURED)) {
    if (old.url === endpoint.url && old.secret === endpoint.secret) return;
    world.store.endpoints.put({ ...old, ...endpoint });
    return;
  }
  makeEndpoint(world, { ...endpoint, description: CONFIGURED });
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server | undefined): Promise<void> {
  if (server === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
