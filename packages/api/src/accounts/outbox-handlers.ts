import { uuid } from '@studyhall/domain/primitives';
import * as z from 'zod';
import type { OutboxHandlers } from '../platform/relay.ts';
import type { Secrets } from '../platform/secrets.ts';
import { BRING_IN, bringIn, GIVE_BACK } from './merge-accounts.ts';
import { giveBack } from './undo-merge.ts';

const OfMerge = z.object({ mergeId: uuid });

/** The second steps of merging two accounts, and of undoing that. */
export function accountsOutboxHandlers({ secrets }: { readonly secrets: Secrets }): OutboxHandlers {
  return {
    [BRING_IN]: async (payload, { db, now }) => {
      await bringIn(db, { ...OfMerge.parse(payload), now });
    },
    [GIVE_BACK]: async (payload, { db, now }) => {
      await giveBack(db, { ...OfMerge.parse(payload), secrets, now });
    },
  };
}
