import { z } from 'zod';
import { notFound } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, flag, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route } from '../http/route.ts';
import type { Dispute } from '../objects.ts';
import { closeDispute } from '../payments/dispute.ts';
import type { World } from '../world.ts';

const DisputeList = z.strictObject({ ...page, charge: text.optional(), payment_intent: text.optional() });
const DisputeChange = z.strictObject({
  evidence: z.record(z.string(), z.string()).optional(),
  metadata: metadata.optional(),
  submit: flag.optional(),
});

export const disputeRoutes: readonly Route[] = [
  get('/v1/disputes', DisputeList, ({ world, input: { charge, payment_intent: intent, ...asked } }) => {
    const found = world.store.disputes.list(
      (dispute) =>
        (charge ?? dispute.charge) === dispute.charge &&
        (intent ?? dispute.payment_intent) === dispute.payment_intent,
    );
    return listPage('/v1/disputes', found, asked);
  }),
  get('/v1/disputes/:id', z.strictObject({}), ({ world, id }) => getDispute(world, id)),
  post('/v1/disputes/:id', DisputeChange, ({ world, id, input }) => {
    const before = getDispute(world, id);
    const isSubmitted = input.evidence !== undefined && input.submit !== false;
    const after: Dispute = world.store.disputes.put({
      ...before,
      evidence: { ...before.evidence, ...input.evidence },
      evidence_details: {
        ...before.evidence_details,
        has_evidence: before.evidence_details.has_evidence || input.evidence !== undefined,
        submission_count: before.evidence_details.submission_count + (isSubmitted ? 1 : 0),
      },
      metadata: changedMetadata(before.metadata, input.metadata),
      status: isSubmitted ? 'under_review' : before.status,
    });
    world.emit('charge.dispute.updated', after);
    return after;
  }),
  post('/v1/disputes/:id/close', z.strictObject({}), ({ world, id }) =>
    closeDispute(world, getDispute(world, id), 'lost'),
  ),
];

export function getDispute(world: World, id: string): Dispute {
  const dispute = world.store.disputes.find(id);
  if (dispute === undefined) throw notFound('dispute', id);
  return dispute;
}
