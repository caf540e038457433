import type { PaymentIntent } from '../objects.ts';
import type { World } from '../world.ts';
import { makeBalanceTransaction } from './balance.ts';
import type { Decline } from './declines.ts';
import { makeCharge } from './make-charge.ts';

/** The money arrives: of a first attempt, or of one that was on its way. */
export function succeed(world: World, intent: PaymentIntent): PaymentIntent {
  const { store } = world;
  const pending = store.charges.find(intent.latest_charge);
  const charge = pending?.status === 'pending' ? pending : makeCharge(world, intent, { status: 'succeeded' });
  const moved = makeBalanceTransaction(world, {
    amount: intent.amount,
    currency: intent.currency,
    source: charge.id,
    type: 'charge',
    description: intent.description,
  });
  const taken = store.charges.put({
    ...charge,
    amount_captured: intent.amount,
    balance_transaction: moved.id,
    captured: true,
    paid: true,
    status: 'succeeded',
  });
  const paid = store.paymentIntents.put({
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: taken.id,
    processing: null,
    status: 'succeeded',
  });
  world.emit('charge.succeeded', taken);
  world.emit('payment_intent.succeeded', paid);
  return paid;
}

/** The money is refused. The payment can be tried again. */
export function decline(world: World, intent: PaymentIntent, reason: Decline): PaymentIntent {
  const { store } = world;
  const pending = store.charges.find(intent.latest_charge);
  const charge =
    pending?.status === 'pending'
      ? store.charges.put({
          ...pending,
          failure_code: reason.code,
          failure_message: reason.message,
          status: 'failed',
        })
      : makeCharge(world, intent, { status: 'failed', decline: reason });
  const refused = store.paymentIntents.put({
    ...intent,
    last_payment_error: {
      charge: charge.id,
      code: reason.code,
      decline_code: reason.declineCode,
      message: reason.message,
      type: 'card_error',
    },
    latest_charge: charge.id,
    payment_method: null,
    processing: null,
    status: 'requires_payment_method',
  });
  world.emit('charge.failed', charge);
  world.emit('payment_intent.payment_failed', refused);
  return refused;
}

/** The money is on its way, as with a bank transfer. */
export function startProcessing(world: World, intent: PaymentIntent): PaymentIntent {
  const charge = makeCharge(world, intent, { status: 'pending' });
  const processing = world.store.paymentIntents.put({
    ...intent,
    latest_charge: charge.id,
    status: 'processing',
  });
  world.emit('charge.pending', charge);
  world.emit('payment_intent.processing', processing);
  return processing;
}
