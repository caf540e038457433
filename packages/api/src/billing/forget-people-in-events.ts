import { withoutPeople } from '@studyhall/domain/billing/without-people';
import type { Knex } from 'knex';
import * as z from 'zod';
import { asRole } from '../platform/as-role.ts';
import type { OfUser } from '../platform/of-user.ts';
import { databaseRoles } from '../platform/roles.ts';
import { statement } from '../platform/statement.ts';
import { WebhookEvent } from './event-models.ts';

const naming = statement(
  'billing_events_of_account',
  `select e.id, e.payload from billing.webhook_events e
   where exists (select from (
       select :userId as name
       union all select stripe_customer_id from billing.customers where user_id = :userId::uuid
       union all select stripe_session_id from billing.orders where user_id = :userId::uuid
       union all select stripe_payment_intent_id from billing.orders where user_id = :userId::uuid
       union all select stripe_payment_intent_id from billing.payments where user_id = :userId::uuid
       union all select stripe_subscription_id from billing.subscriptions where user_id = :userId::uuid) n
     where strpos(e.payload::text, n.name) > 0)`,
  z.object({ id: z.string(), payload: z.unknown() }),
);

/**
 * Takes out of the messages of the payment provider what they say of the person behind an account: they name it by an id
 * of its own, its customer, a checkout, a payment or a plan. What was decided by them is decided, and can be repeated.
 */
export async function forgetPeopleInEvents(trx: Knex.Transaction, { userId }: OfUser): Promise<void> {
  const events = await naming.all(trx, { userId });
  await asRole(trx, databaseRoles.eraser, async () => {
    for (const { id, payload } of events)
      await WebhookEvent.query(trx)
        .patch({ payload: JSON.stringify(withoutPeople(payload)) })
        .where({ id });
  });
}
