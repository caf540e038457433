import { expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import { enqueueMail } from '../platform/outbox.ts';
import { createSecrets, newSecretKey } from '../platform/secrets.ts';
import { NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { listFailedMessages } from './failed-messages.ts';

const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};

test('a mail that was given up is listed with whom it is for, and tried again when asked', async ({
  db,
  callerFor,
}) => {
  const secrets = createSecrets([newSecretKey()]);
  const mail = { userId: 'nobody', to: 'ada@school.org', subject: 'Confirm your address', text: 'A link' };
  await enqueueMail(db, secrets, { mail, now: NOW });
  expect((await listFailedMessages({ db, secrets }, { limit: 10 })).items).toEqual([]);
  await db('platform.outbox_messages').update({ failedAt: NOW, tries: 10, lastError: 'refused' });

  const { items } = await listFailedMessages({ db, secrets }, { limit: 10 });
  expect(items).toMatchObject([{ kind: 'mail', to: mail.to, subject: mail.subject, lastError: 'refused' }]);
  // Sealed with a key that this server has not.
  const { admin: api } = callerFor(admin);
  expect((await api.listFailedMessages({ limit: 10 })).items).toMatchObject([{ to: null, tries: 10 }]);

  const id = items[0]?.id ?? '';
  await api.retryMessage({ id });
  expect((await api.listFailedMessages({ limit: 10 })).items).toEqual([]);
  await expect(api.retryMessage({ id })).rejects.toThrow('not-found');
  expect(await db('platform.outbox_messages').first()).toMatchObject({ failedAt: null, tries: 0 });
});

test('nobody but administrators sees them', async ({ callerFor }) => {
  const { admin: api } = callerFor({ ...admin, role: 'member' });
  await expect(api.listFailedMessages({ limit: 10 })).rejects.toThrow('forbidden');
});
