import type { BalanceTransaction } from '../objects.ts';
import type { World } from '../world.ts';

interface Movement {
  readonly amount: number;
  readonly currency: string;
  readonly source: string;
  readonly type: 'charge' | 'refund' | 'adjustment';
  readonly description?: string | null;
}

/** A movement of the account's balance. The sandbox takes no fee. */
export function makeBalanceTransaction(world: World, movement: Movement): BalanceTransaction {
  const now = world.clock.now();
  return world.store.balanceTransactions.put({
    id: world.newId('txn_'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: now,
    balance_type: 'payments',
    created: now,
    currency: movement.currency,
    description: movement.description ?? null,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: movement.amount,
    reporting_category: movement.type === 'adjustment' ? 'dispute' : movement.type,
    source: movement.source,
    status: 'available',
    type: movement.type,
  });
}
