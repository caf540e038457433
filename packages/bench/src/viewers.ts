import { createConnection, type Socket } from 'node:net';

/** What those who look on were told, in all. */
export interface Told {
  /** Events of the game. */
  deliveries: number;
  /** From the moment of the database to the one in which it was read, in milliseconds, of some of them. */
  readonly delays: number[];
}

/** One of so many deliveries is timed: the reader of ten thousand streams must not be what is measured. */
const TIMED = 7;

/** Somebody who looks on at a game by a bare socket, which costs whoever measures next to nothing. */
export class Viewer {
  /** The number of the newest event. */
  seq: number;
  /** How often an event was not the one after that before. */
  gaps = 0;
  isOpen = false;
  readonly #socket: Socket;
  #rest = '';
  #isHeard = false;

  constructor(
    origin: string,
    request: { readonly token: string; readonly gameId: string; readonly after: number },
    told: Told,
  ) {
    const { hostname, port } = new URL(origin);
    const { token, gameId, after } = request;
    this.seq = after;
    this.#socket = createConnection(Number(port), hostname).setEncoding('latin1').setNoDelay(true);
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.isOpen = false;
    });
    this.#socket.on('data', (text: string) => this.#read(text, told));
    this.#socket.write(
      `GET /events?game=${gameId}&after=${after} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(text: string, told: Told): void {
    if (!this.#isHeard && !text.startsWith('HTTP/1.1 200 '))
      throw new Error(`Whoever looks on is told ${text}`);
    this.#isHeard = true;
    const messages = (this.#rest + text).split('\n\n');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) {
      if (message.includes('event: news\ndata: {"kind":"hello"')) this.isOpen = true;
      if (!message.startsWith('id: ')) continue;
      const seq = Number(message.slice(message.indexOf(':', 4) + 1, message.indexOf('\n')));
      if (seq !== this.seq + 1) this.gaps += 1;
      this.seq = seq;
      told.deliveries += 1;
      if (told.deliveries % TIMED !== 0) continue;
      const at = /"at": ?(\d+)/.exec(message)?.[1];
      if (at !== undefined) told.delays.push(Date.now() - Number(at));
    }
  }
}
