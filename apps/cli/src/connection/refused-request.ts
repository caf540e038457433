import type { Reason, ReasonDetails } from '@studyhall/domain/errors';

/** What the server said when it refused, whatever way it was asked. */
export interface Refusal {
  readonly reason: Reason | 'unknown';
  readonly details: ReasonDetails;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly requestId: string;
}

/** A refusal outside a procedure. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}
