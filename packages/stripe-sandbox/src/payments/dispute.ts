import { refused } from '../http/failure.ts';
import type { Charge, Dispute } from '../objects.ts';
import type { World } from '../world.ts';
import { makeBalanceTransaction } from './balance.ts';
import { noEvidence } from './evidence.ts';

const WEEK = 7 * 24 * 3600;

/** The payer's bank takes the money back until it is settled who is right. */
export function openDispute(world: World, charge: Charge, given?: number): Dispute {
  const amount = given ?? charge.amount - charge.amount_refunded;
  if (charge.status !== 'succeeded') throw refused(`Charge ${charge.id} has not been paid.`);
  if (charge.disputed) throw refused(`Charge ${charge.id} is disputed already.`);
  const id = world.newId('du_');
  const now = world.clock.now();
  const withdrawn = makeBalanceTransaction(world, {
    amount: -amount,
    currency: charge.currency,
    source: id,
    type: 'adjustment',
    description: `Chargeback withdrawal for ${charge.id}`,
  });
  const dispute: Dispute = world.store.disputes.put({
    id,
    object: 'dispute',
    amount,
    balance_transactions: [withdrawn],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: now + WEEK,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    network_reason_code: '10.4',
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  });
  world.store.charges.put({ ...charge, disputed: true });
  world.emit('charge.dispute.created', dispute);
  world.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The bank decides. Won means that the money comes back. */
export function closeDispute(world: World, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  if (['won', 'lost'].includes(dispute.status)) throw refused('This dispute is already closed');
  const returned =
    outcome === 'won'
      ? [
          makeBalanceTransaction(world, {
            amount: dispute.amount,
            currency: dispute.currency,
            source: dispute.id,
            type: 'adjustment',
            description: `Chargeback reversal for ${dispute.charge}`,
          }),
        ]
      : [];
  const closed = world.store.disputes.put({
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, ...returned],
    status: outcome,
  });
  world.emit('charge.dispute.closed', closed);
  if (outcome === 'won') world.emit('charge.dispute.funds_reinstated', closed);
  return closed;
}
