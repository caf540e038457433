import { createHash } from 'node:crypto';
import type { Store, StoredAnswer } from '../store.ts';
import { badParameter, Failure } from './failure.ts';

const MAX_KEY = 255;
/** How long an answer is given again. */
export const ANSWER_LIFETIME_SECONDS = 24 * 3600;

interface Asked {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** What was asked with a key, so that the same key with something else is noticed. */
export function fingerprintOf({ method, path, body }: Asked): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}

/** The answer this key got before, if any. Throws when it is used for something else, or by a request under way. */
export function earlierAnswer(
  store: Store,
  underWay: ReadonlySet<string>,
  asked: Asked & { readonly now: number },
): StoredAnswer | undefined {
  if (asked.key.length > MAX_KEY)
    throw badParameter(`Idempotency keys may be at most ${MAX_KEY} characters long.`);
  if (underWay.has(asked.key))
    throw new Failure(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `Another request with the idempotency key ${asked.key} is still in progress.`,
    });
  const answer = store.answers.find(asked.key);
  if (answer === undefined || answer.at + ANSWER_LIFETIME_SECONDS < asked.now) return undefined;
  if (answer.fingerprint === fingerprintOf(asked)) return answer;
  throw new Failure(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${asked.key}'.`,
  });
}
