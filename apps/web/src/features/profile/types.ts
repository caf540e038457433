import type { RouterOutputs } from '@studyhall/client';

/** A device on which the account is signed in. */
export type Session = RouterOutputs['auth']['listSessions'][number];
