import type { RouterOutputs } from '@studyhall/client';

export type Security = RouterOutputs['auth']['getSecurity'];
export type Passkey = Security['passkeys'][number];

/** What a card about a factor is given. */
export interface FactorCardProps {
  readonly security: Security;
  readonly onChanged: () => Promise<void>;
  /** Shows recovery codes, once. */
  readonly onCodes: (codes: string[]) => void;
}
