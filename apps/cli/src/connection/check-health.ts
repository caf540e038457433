import * as z from 'zod';
import { Failure } from '../failures.ts';

const TIMEOUT_MS = 10_000;
const Said = z.object({ status: z.literal('ready') });

/** Returns if the server takes requests; fails with what is wrong if not. */
export async function checkHealth(server: string): Promise<void> {
  const response = await fetch(`${server}/readyz`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  const said = Said.safeParse(await response.json().catch(() => undefined));
  if (response.status === 200 && said.success) return;
  if (response.status === 503)
    throw new Failure(`${server} is up but not ready: it is stopping, or cannot reach its database`);
  throw new Failure(`${server} answers, but not as a Studyhall server`, {
    hint: 'Name the right one with --server URL',
  });
}
