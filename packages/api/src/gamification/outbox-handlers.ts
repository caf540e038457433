import { uuid } from '@studyhall/domain/primitives';
import * as z from 'zod';
import type { OutboxHandlers } from '../platform/relay.ts';
import { refreshBoards } from './refresh-boards.ts';

const RefreshBoards = z.object({ userId: uuid });

/** What others promise boards: that they follow registering, a choice or a ban. */
export const gamificationOutboxHandlers: OutboxHandlers = {
  'refresh-boards': async (payload, { db, now }) => {
    const { userId } = RefreshBoards.parse(payload);
    await refreshBoards(db, { userId, now });
  },
};
