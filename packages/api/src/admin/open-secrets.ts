import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { failWaiting, listWaiting } from '../platform/outbox.ts';
import {
  findSecretKeys,
  keepKeyFingerprints,
  listKeyFingerprints,
  secretKeysFile,
  secretKeysOf,
} from '../platform/secret-keys.ts';
import { createSecrets, fingerprintOf, type Secrets } from '../platform/secrets.ts';
import { type Settings, SettingsError } from '../platform/settings.ts';
import { listKeyRows } from '../progress/certificates/signing-key-queries.ts';
import { openKey, rotateKey } from '../progress/certificates/signing-keys.ts';

/** What is sealed in the database and no key opens. */
interface Unreadable {
  readonly messageIds: readonly string[];
  readonly signingKeyIds: readonly string[];
  /** How many certificates those keys signed. */
  readonly certificates: number;
}

/**
 * What is made of the secret keys, once it is certain that they are the ones this database was used with. With others
 * what is sealed in it could never be opened again, and with new ones nobody would notice for weeks.
 * @throws SettingsError that says what is lost, unless the settings give exactly that up.
 */
export async function openSecrets(
  db: Knex,
  { settings, now }: { readonly settings: Settings; readonly now: Date },
): Promise<Secrets> {
  const keys = (await findSecretKeys(settings)) ?? [];
  const present = keys.map(fingerprintOf);
  const seen = await listKeyFingerprints(db);
  const missing = seen.filter((fingerprint) => !present.includes(fingerprint));
  const isAsBefore = seen.length > 0 && missing.length === 0;
  const loss = isAsBefore ? undefined : await findLoss(db, { keys, seen, missing });
  if (loss !== undefined && settings.givenUpKeys !== loss.code)
    throw new SettingsError(inWords(loss, settings));

  const kept = await secretKeysOf(settings);
  const secrets = createSecrets(kept);
  if (loss !== undefined) await giveUp(db, { loss, secrets, now });
  if (!isAsBefore || present.length > seen.length)
    await keepKeyFingerprints(db, { fingerprints: kept.map(fingerprintOf), now });
  return secrets;
}

interface Loss extends Unreadable {
  /** Names this loss and no other, so that a setting that stays gives up nothing more. */
  readonly code: string;
}

interface Known {
  readonly keys: readonly string[];
  readonly seen: readonly string[];
  readonly missing: readonly string[];
}

/** A key that is missing may be one that was replaced on purpose: then nothing is sealed with it any more. */
async function findLoss(db: Knex, { keys, seen, missing }: Known): Promise<Loss | undefined> {
  const { unreadable, isAnythingReadable } = await findUnreadable(db, keys);
  const ids = [...unreadable.signingKeyIds, ...unreadable.messageIds];
  const areAllGone = seen.length === 0 ? !isAnythingReadable : missing.length === seen.length;
  const isLost = seen.length === 0 ? ids.length > 0 && areAllGone : areAllGone || ids.length > 0;
  if (!isLost) return undefined;
  const lost = seen.length === 0 ? ids : missing;
  const code = createHash('sha256').update(lost.toSorted().join()).digest('hex').slice(0, 12);
  return { ...unreadable, code };
}

async function findUnreadable(db: Knex, [first, ...rest]: readonly string[]) {
  const secrets = first === undefined ? undefined : createSecrets([first, ...rest]);
  const messages = await listWaiting(db);
  const keys = await listKeyRows(db);
  const isClosed = ({ sealedPayload }: { readonly sealedPayload: string }) =>
    secrets === undefined || !secrets.canOpen(sealedPayload);
  const closedMessages = messages.filter(isClosed);
  const closedKeys = keys.filter((key) => secrets === undefined || openKey(secrets, key) === undefined);
  const unreadable: Unreadable = {
    messageIds: closedMessages.map(({ id }) => id),
    signingKeyIds: closedKeys.map(({ id }) => id),
    certificates: closedKeys.reduce((sum, key) => sum + key.certificates, 0),
  };
  const isAnythingReadable = closedMessages.length < messages.length || closedKeys.length < keys.length;
  return { unreadable, isAnythingReadable };
}

function inWords({ messageIds, certificates, code }: Loss, settings: Settings): string {
  const file = secretKeysFile(settings);
  const isInSettings = settings.secretKeys.length > 0;
  const where = isInSettings ? 'SECRET_KEYS holds other keys' : `${file} is gone or holds other keys`;
  const back = isInSettings
    ? 'set the former ones (more than one may stand there, newest first)'
    : `put ${file} back from a backup`;
  return (
    `the secret keys that this database was used with are lost: ${where}. Without them ${messageIds.length} mails and other ` +
    `promises that wait cannot be sent, and the ${certificates} certificates signed so far no longer verify; accounts, results ` +
    `and money do not depend on them. To keep everything, ${back}. To go on without, start once with GIVE_UP_KEYS=${code}: ` +
    'what waits is dropped, and new certificates get a new key'
  );
}

interface GivenUp {
  readonly loss: Loss;
  readonly secrets: Secrets;
  readonly now: Date;
}

async function giveUp(db: Knex, { loss, secrets, now }: GivenUp): Promise<void> {
  await failWaiting(db, { ids: loss.messageIds, reason: 'sealed with a key that was given up', now });
  if (loss.signingKeyIds.length > 0) await rotateKey(db, { secrets, now, administratorId: null });
}
