import { planEndings } from '@studyhall/domain/auth/plan-endings';
import { uuid } from '@studyhall/domain/primitives';
import * as z from 'zod';
import type { Payments } from '../platform/payments.ts';
import type { OutboxHandlers } from '../platform/relay.ts';
import { END_PLANS, endPlans } from './end-plans.ts';

const EndPlans = z.object({ userId: uuid, ending: z.enum(planEndings) });

/** What closed accounts promise: that nothing is paid for them any more. */
export function billingOutboxHandlers({ payments }: { readonly payments: Payments }): OutboxHandlers {
  return {
    [END_PLANS]: async (payload, { db, now, isLastTry }) => {
      const [problem] = await endPlans(db, { ...EndPlans.parse(payload), payments, now, isLastTry });
      if (problem !== undefined) throw problem;
    },
  };
}
