import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type SocketLimits, socketLimits, timeoutsOf, watchBody } from './socket-limits.ts';

export interface Listener {
  readonly server: Server;
  readonly port: number;
  /** Who answers from now on. */
  handle(listener: RequestListener): void;
  /** Takes no more connections, lets running answers end, and after `graceMs` hangs up on the rest. */
  close(graceMs: number): Promise<void>;
}

/**
 * Takes the port before anything slow begins, so that a port in use is known at once. Until somebody handles requests,
 * they are told to come back.
 */
export async function listen(
  port: number,
  host: string | undefined,
  limits: SocketLimits = socketLimits,
): Promise<Listener> {
  let answer: RequestListener = (request, response) => {
    const isAlive = request.url === '/livez';
    response
      .writeHead(isAlive ? 200 : 503, { 'Content-Type': 'text/plain', 'Retry-After': '1' })
      .end(isAlive ? 'alive' : 'starting');
  };
  let isClosing = false;
  const { timeout, ...timeouts } = timeoutsOf(limits);
  const server = createServer(timeouts, (request, response) => {
    // Else a busy connection would be kept and carry one request after the other until the grace ends.
    if (isClosing) response.setHeader('Connection', 'close');
    watchBody({ request, response }, limits);
    answer(request, response);
  });
  server.timeout = timeout;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address !== null ? address.port : port,
    handle: (listener) => {
      answer = listener;
    },
    close: async (graceMs) => {
      isClosing = true;
      const closed = once(server, 'close');
      server.close();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
