import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf, trustedProxies } from './addresses.ts';

/** How long a connection may keep us waiting, and how many there may be. */
export interface SocketLimits {
  /** From the connection, or the end of the request before, to the end of the headers. */
  readonly headersMs: number;
  /** From the headers to the end of the body. */
  readonly bodyMs: number;
  /** Of an upload or a picture, which may take its time: without a byte. */
  readonly uploadIdleMs: number;
  /** Of a picture, which is held in memory, to the end of its body: enough for the largest on a slow line. */
  readonly pictureMs: number;
  /** Without anything moving either way, as when nobody reads an answer. */
  readonly idleMs: number;
  /** In all. */
  readonly connections: number;
  /** From one address on which nobody with a session has come yet, beside as many as somebody has come on. */
  readonly connectionsPerAddress: number;
  /** Kept for the next request: longer than a page of a game waits until it says again that it is there. */
  readonly keptMs: number;
}

export const socketLimits: SocketLimits = {
  headersMs: 15_000,
  bodyMs: 30_000,
  uploadIdleMs: 30_000,
  pictureMs: 240_000,
  idleMs: 120_000,
  // Ten thousand streams, and room for what those who look on and others ask.
  connections: 12_000,
  connectionsPerAddress: 500,
  keptMs: 15_000,
};

/** Of a site whose limits are multiplied: a school behind one address has more browsers than a household. */
export function limitsTimes(factor: number): SocketLimits {
  const { connectionsPerAddress } = socketLimits;
  return { ...socketLimits, connectionsPerAddress: Math.ceil(connectionsPerAddress * Math.max(1, factor)) };
}

/** So many streams are open in a process at most: the connections beside them are for requests. */
export const STREAMS_MAX = 10_000;
/** So many of one game belong to those who only look on: players come in all the same. */
const SPECTATORS_MAX = 1_000;

/** How many only look on at one game, where a whole school may. */
export function spectatorsTimes(factor: number): number {
  return Math.ceil(SPECTATORS_MAX * Math.max(1, factor));
}

/**
 * So many belong to guests who come from one address: a whole school with two tabs each. Anybody can be a thousand guests,
 * and would take the streams of all others.
 */
const GUEST_STREAMS_MAX = 2_000;

/** How many streams guests of one address have, where more than a school is behind it. */
export function guestStreamsTimes(factor: number): number {
  return Math.ceil(GUEST_STREAMS_MAX * Math.max(1, factor));
}

/** How exact the limits of time are: a share of the shortest. */
const CHECKS = 10;

/** The options of a server that hangs up on whoever does not finish headers; bodies are watched one by one. */
export function timeoutsOf({ headersMs, idleMs, keptMs }: SocketLimits) {
  return {
    headersTimeout: headersMs,
    requestTimeout: 0,
    connectionsCheckingInterval: headersMs / CHECKS,
    keepAliveTimeout: keptMs,
    timeout: idleMs,
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Hangs up when the body of a request does not come. */
export function watchBody({ request, response }: Exchange, limits: SocketLimits): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if ((length === undefined || length === '0') && encoding === undefined) return;
  const { socket } = request;
  const { idleMs, wholeMs } = patienceFor(request.url, limits);
  let [idledMs, passedMs] = [0, 0];
  let bytes = socket.bytesRead;
  const stepMs = Math.min(idleMs, wholeMs) / CHECKS;
  const timer = setInterval(() => {
    if (request.complete) return stop();
    const hasMoved = socket.bytesRead > bytes;
    bytes = socket.bytesRead;
    idledMs = hasMoved ? 0 : idledMs + stepMs;
    passedMs += stepMs;
    if (idledMs < idleMs && passedMs < wholeMs) return;
    stop();
    hangUp(socket, response.headersSent ? undefined : '408 Request Timeout');
  }, stepMs);
  const stop = () => clearInterval(timer);
  // An answer may come before the body: that does not end the waiting for it.
  request.once('close', stop);
}

interface Patience {
  /** Without a byte. */
  readonly idleMs: number;
  /** To the end of the body, however steadily it comes. */
  readonly wholeMs: number;
}

function patienceFor(url: string | undefined, limits: SocketLimits): Patience {
  const { bodyMs, uploadIdleMs, pictureMs } = limits;
  if (url?.startsWith('/uploads') === true)
    return { idleMs: uploadIdleMs, wholeMs: Number.POSITIVE_INFINITY };
  if (url?.startsWith('/pictures') === true) return { idleMs: uploadIdleMs, wholeMs: pictureMs };
  return { idleMs: bodyMs, wholeMs: bodyMs };
}

/** Says so, if there still is a place to say it: a browser would take silence for a broken network. */
function hangUp(socket: Socket, status: string | undefined, headers = ''): void {
  if (status !== undefined && socket.writable)
    socket.write(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.destroySoon();
}

/** The connections of a server, counted. */
export interface Connections {
  /** Somebody with a session came on this one: it no longer counts for its address. */
  vouch(socket: Socket): void;
}

export interface ConnectionOptions {
  readonly limits: SocketLimits;
  /** Proxies carry everybody: they are not counted by address. */
  readonly trustProxy: number | readonly string[];
  readonly tell: (line: string) => void;
}

/**
 * Refuses connections above the limits. One address cannot take those of all others, nor all together more than there are. Where
 * people with sessions are, as many more may come: a thousand pupils behind one address answer in the same second, each by a
 * connection on which nobody has come yet.
 */
export function countConnections(
  server: Server,
  { limits, trustProxy, tell }: ConnectionOptions,
): Connections {
  const isProxy = trustedProxies(trustProxy);
  const strangers = new Map<string, number>();
  const known = new Map<string, number>();
  const networks = new WeakMap<Socket, string>();
  let open = 0;

  const add = (counts: Map<string, number>, network: string, change: number) => {
    const count = (counts.get(network) ?? 0) + change;
    if (count > 0) counts.set(network, count);
    else counts.delete(network);
  };
  const forget = (socket: Socket): string | undefined => {
    const network = networks.get(socket);
    if (network === undefined) return undefined;
    networks.delete(socket);
    add(strangers, network, -1);
    return network;
  };
  const vouch = (socket: Socket) => {
    const network = forget(socket);
    if (network === undefined) return;
    add(known, network, 1);
    socket.once('close', () => add(known, network, -1));
  };
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const network = networkOf(address);
    const ofNetwork = strangers.get(network) ?? 0;
    if (open >= limits.connections) {
      tell(`${limits.connections} connections are open, and no more are taken`);
      return hangUp(socket, '503 Service Unavailable', 'Retry-After: 5\r\n');
    }
    if (ofNetwork >= limits.connectionsPerAddress + (known.get(network) ?? 0)) {
      tell(
        `${network} holds ${limits.connectionsPerAddress} connections without a session, and gets no more`,
      );
      return hangUp(socket, '429 Too Many Requests', 'Retry-After: 5\r\n');
    }
    open += 1;
    if (!isProxy(address, 0)) {
      networks.set(socket, network);
      add(strangers, network, 1);
    }
    socket.once('close', () => {
      open -= 1;
      forget(socket);
    });
  });
  return { vouch };
}
