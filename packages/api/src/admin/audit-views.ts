import { auditOutcomes } from '@studyhall/domain/platform/schemas';
import * as z from 'zod';

export const AuditLineView = z.object({
  id: z.string(),
  at: z.date(),
  /** An account's id, `operator:LOGIN@HOST`, or `system`. */
  actor: z.string(),
  /** As the account was called then. */
  actorName: z.string().nullable(),
  action: z.string(),
  /** `begun`: nobody knows how it ended. */
  outcome: z.enum(auditOutcomes),
  targetKind: z.string().nullable(),
  targetId: z.string().nullable(),
  /** The user name of today, where the target is an account that has one. */
  targetName: z.string().nullable(),
  requestId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** Null until it is chained, a few seconds later. */
  position: z.int().nullable(),
  hash: z.string().nullable(),
});
export type AuditLineView = z.output<typeof AuditLineView>;

export const AuditListView = z.object({ items: z.array(AuditLineView), nextCursor: z.string().nullable() });
export type AuditListView = z.output<typeof AuditListView>;

/** How long the chain of the audit log is, and the hash of its last line. */
export const AuditHeadView = z.object({ position: z.int(), hash: z.string() });
