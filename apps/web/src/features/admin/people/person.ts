import type { RouterOutputs } from '@studyhall/client';

/** One account, as administrators see it. */
export type Person = RouterOutputs['admin']['getUser'];
