import { createHmac } from 'node:crypto';

/** A message as the provider would send it: its bytes stay the same, its signature is fresh at every try. */
export interface Message {
  readonly eventId: string;
  readonly body: string;
}

export interface Senders {
  /** How many send at once. */
  readonly count: number;
  readonly secret: string;
  /** Where the next try goes; asked at every try, because servers come and go. */
  readonly originOf: (attempt: number) => string;
  /** Told after every message that was taken; the sender waits for what it does, the others go on. */
  readonly onTaken?: (taken: number) => Promise<void>;
}

/** Sends every message until somebody answers 200 to it, as the provider does, only faster. */
export async function deliverAll(messages: readonly Message[], senders: Senders): Promise<{ tries: number }> {
  const waiting = [...messages];
  let tries = 0;
  let taken = 0;
  const send = async (): Promise<void> => {
    for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
      tries += 1;
      if (await isTaken(message, { origin: senders.originOf(tries), secret: senders.secret })) {
        taken += 1;
        await senders.onTaken?.(taken);
      } else waiting.push(message);
    }
  };
  await Promise.all(Array.from({ length: senders.count }, send));
  return { tries };
}

async function isTaken(
  { body }: Message,
  { origin, secret }: { readonly origin: string; readonly secret: string },
): Promise<boolean> {
  const seconds = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${digest}` };
  try {
    const response = await fetch(`${origin}/webhooks/stripe`, { method: 'POST', headers, body });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    // The server was killed, or is not there yet.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return false;
  }
}

/** The items in an order that the seed decides, so that a failure can be seen again. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let index = result.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (index + 1);
    const [one, two] = [result[index], result[other]];
    if (one !== undefined && two !== undefined) [result[index], result[other]] = [two, one];
  }
  return result;
}
