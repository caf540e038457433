import type { RouterOutputs } from '@studyhall/client';

/** What a program acts with. */
export type ApiToken = RouterOutputs['auth']['listApiTokens'][number];

/** A device on which the account is signed in. */
export type Session = RouterOutputs['auth']['listSessions'][number];
export type SignInMethods = RouterOutputs['auth']['signInMethods'];

/** Another account that became part of this one. */
export type Merge = RouterOutputs['accounts']['merges'][number];
