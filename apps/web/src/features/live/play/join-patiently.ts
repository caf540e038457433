import { type RouterInputs, type RouterOutputs, reasonOf } from '@studyhall/client';
import { api } from '../../../kernel/api.ts';

const TRIES = 6;
const PAUSE_MS = 400;

/**
 * Sits down in a room. Where everybody comes in the same second some are told that the server is busy: those ask again by
 * themselves, a little apart. Asked twice, it is the same seat.
 */
export async function joinPatiently(
  joining: RouterInputs['live']['joinRoom'],
): Promise<RouterOutputs['live']['joinRoom']> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await api.live.joinRoom.mutate(joining);
    } catch (error) {
      if (tries === TRIES || reasonOf(error).reason !== 'busy') throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * (tries + Math.random())));
    }
  }
}
