/** Ways a card can be refused: Stripe's decline codes, and what is said of each. */
const MESSAGES: Readonly<Record<string, string>> = {
  generic_decline: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  lost_card: 'Your card was declined.',
};

export interface Decline {
  readonly code: string;
  readonly declineCode: string;
  readonly message: string;
}

export function declineOf(declineCode: string): Decline {
  const message = MESSAGES[declineCode] ?? 'Your card was declined.';
  return { code: 'card_declined', declineCode, message };
}

/** Test payment methods of Stripe that are refused, and why. */
export const DECLINING_METHODS: Readonly<Record<string, string>> = {
  pm_card_chargeDeclined: 'generic_decline',
  pm_card_visa_chargeDeclined: 'generic_decline',
  pm_card_chargeDeclinedInsufficientFunds: 'insufficient_funds',
  pm_card_visa_chargeDeclinedInsufficientFunds: 'insufficient_funds',
  pm_card_chargeDeclinedLostCard: 'lost_card',
  pm_card_chargeCustomerFail: 'generic_decline',
};
