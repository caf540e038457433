import { isReason } from '@studyhall/domain/errors';
import * as z from 'zod';
import { Failure } from '../failures.ts';
import { RefusedRequest } from './refused-request.ts';

const Refusal = z.object({
  reason: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  requestId: z.string().default(''),
});

/** Why the server did not take or send a file; `otherwise` where it did not say so. */
export function refusalOf(answer: unknown, { otherwise }: { readonly otherwise: string }): Error {
  const refusal = Refusal.safeParse(answer);
  if (!refusal.success) return new Failure(otherwise);
  const { reason, details, requestId } = refusal.data;
  return new RefusedRequest({
    reason: isReason(reason) ? reason : 'unknown',
    details,
    issues: [],
    requestId,
  });
}
