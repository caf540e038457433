import { request } from 'undici';

/** An event as a stream has it; `id` is empty where it has none. */
export interface HeardEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

export interface Followed {
  readonly status: number;
  /** What came so far, but for heartbeats. */
  events(): readonly HeardEvent[];
  /** Of those of a game its kind, of news theirs, else the event itself. */
  kinds(): readonly string[];
  /** Everything, as it came. */
  text(): string;
  readonly ended: Promise<void>;
  hangUp(): void;
}

interface Following {
  readonly origin: string;
  readonly token: string;
  readonly query?: string;
  readonly lastEventId?: string;
}

/** Follows `/events` as a browser does. */
export async function followEvents({ origin, token, query = '', lastEventId }: Following): Promise<Followed> {
  const answer = await request(`${origin}/events${query}`, {
    headers: {
      cookie: `sid=${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
  let text = '';
  const ended = (async () => {
    for await (const chunk of answer.body) text += String(chunk);
  })().catch(() => undefined);
  const events = () =>
    text
      .split('\n\n')
      .slice(0, -1)
      .map((block) => ({
        event: lineOf(block, 'event'),
        id: lineOf(block, 'id'),
        data: lineOf(block, 'data'),
      }))
      .filter(({ event }) => event !== '' && event !== 'heartbeat');
  return {
    status: answer.statusCode,
    events,
    kinds: () => events().map(({ event, data }) => /"kind": ?"([\w-]+)"/.exec(data)?.[1] ?? event),
    text: () => text,
    ended,
    hangUp: () => answer.body.destroy(),
  };
}

function lineOf(block: string, name: string): string {
  const line = block.split('\n').find((one) => one.startsWith(`${name}: `));
  return line?.slice(name.length + 2) ?? '';
}
