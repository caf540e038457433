import * as z from 'zod';
import { page, trimmedText } from '../primitives.ts';

/** How an action ended; `begun` is all that is known of one whose process died. */
export const auditOutcomes = ['begun', 'ok', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

const name = trimmedText({ min: 1, max: 300 });

/** One page of the audit log, the newest first. */
export const ListAudit = page.extend({
  /** An account by id, user name or address; `operator:LOGIN@HOST`, or `system`. */
  actor: name.optional(),
  /** `admin.setRole`, or the beginning of a name up to a dot: `billing`. */
  action: name.optional(),
  /** An account as for `actor`; an order, a serial, an exam. */
  target: name.optional(),
  /** Both inclusive. */
  from: z.date().optional(),
  to: z.date().optional(),
});
export type ListAudit = z.output<typeof ListAudit>;
