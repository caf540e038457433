import type { Knex } from 'knex';
import { newId } from './ids.ts';
import type { Secrets } from './secrets.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Promises a mail in the transaction of what it is about: sent if that commits, and only then. */
export async function enqueueMail(
  trx: Knex,
  secrets: Secrets,
  { mail, now }: { readonly mail: Mail; readonly now: Date },
): Promise<void> {
  await trx('platform.outbox_messages').insert({
    id: newId(),
    kind: 'mail',
    sealedPayload: secrets.seal(JSON.stringify(mail)),
    availableAt: now,
    createdAt: now,
  });
}
