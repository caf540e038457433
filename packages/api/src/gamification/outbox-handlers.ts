import { uuid } from '@studyhall/domain/primitives';
import * as z from 'zod';
import type { OutboxHandlers } from '../platform/relay.ts';
import { grantMissedAchievements } from './grant-missed-achievements.ts';
import { refreshBoards } from './refresh-boards.ts';

const RefreshBoards = z.object({ userId: uuid });

/** What others promise: that boards follow registering, a choice or a ban, and new achievements those who earned them. */
export const gamificationOutboxHandlers: OutboxHandlers = {
  'refresh-boards': async (payload, { db, now }) => {
    const { userId } = RefreshBoards.parse(payload);
    await refreshBoards(db, { userId, now });
  },
  'grant-achievements': async (_payload, { db, now }) => {
    await grantMissedAchievements(db, { now });
  },
};
