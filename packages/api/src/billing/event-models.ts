import type { EventOutcome } from '@studyhall/domain/billing/schemas';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';

/** A message of the payment provider, kept once. Class: ledger. */
export class WebhookEvent extends Model {
  static override readonly tableName = 'billing.webhook_events';

  declare id: string;
  declare type: string;
  /** Written as text: what somebody else wrote is handed over, not taken apart. */
  declare payload: unknown;
  declare stripeCreatedAt: Date;
  declare receivedAt: Date;
}

/** How one try to act on a message ended; the last one says how the message stands. Class: ledger. */
export class WebhookOutcome extends Model {
  static override readonly tableName = 'billing.webhook_outcomes';
  static override readonly idColumn = ['eventId', 'number'];

  static override get relationMappings(): RelationMappings {
    return {
      event: belongsTo({
        model: WebhookEvent,
        from: 'billing.webhook_outcomes.eventId',
        to: 'billing.webhook_events.id',
      }),
    };
  }

  declare eventId: string;
  /** Counted from 1. */
  declare number: number;
  declare outcome: EventOutcome;
  declare note: string | null;
  /** The plan or the month, by the provider's id, that somebody has to decide about. */
  declare about: string | null;
  /** The administrator who dismissed it; null for everything else. */
  declare actorId: string | null;
  declare createdAt: Date;
}
