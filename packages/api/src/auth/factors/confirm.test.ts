import { describe, expect } from 'vitest';
import { credentials, PASSWORD, registration, type Site, test, type Visitor } from '../../testing/callers.ts';
import { codeAt } from '../../testing/code-at.ts';
import { describeProcedures } from '../../testing/describe-procedures.ts';
import { addApp, addPasskeyTo } from '../../testing/factors.ts';

const MINUTES = 60_000;
const asks = (methods: string) => ({ cause: { reason: 'confirmation-needed', details: { methods } } });

async function registered(site: Site, name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.api.auth.register(registration(name));
  return visitor;
}

const something = ({ api }: Visitor) => api.auth.changeEmail({ email: 'ada@example.net' });

/** What a borrowed session must not do. */
const proven = [
  'accounts.eraseUser',
  'accounts.foreseeMerge',
  'accounts.merge',
  'accounts.offerMerge',
  'accounts.prepareExport',
  'accounts.prepareExportOf',
  'accounts.requestDeletion',
  'accounts.undoMerge',
  'accounts.undoMergeOf',
  'admin.changeSettings',
  'admin.createUser',
  'admin.grantRight',
  'admin.impersonate',
  'admin.releaseMails',
  'admin.resetPassword',
  'admin.resetSecondFactor',
  'admin.revokeRight',
  'admin.sendInvitation',
  'admin.setRole',
  'auth.addPasskey',
  'auth.approveDevice',
  'auth.beginPasskey',
  'auth.beginTotp',
  'auth.changeEmail',
  'auth.changePassword',
  'auth.confirmTotp',
  'auth.createApiToken',
  'auth.linkProvider',
  'auth.removePasskey',
  'auth.removePassword',
  'auth.removeTotp',
  'auth.renewRecoveryCodes',
  'auth.unlinkProvider',
  'billing.refund',
  'billing.refundSecondPlan',
  'billing.takeOver',
  'progress.rotateSigningKey',
];

test('these procedures ask for a fresh proof, and no others', () => {
  const asking = describeProcedures().flatMap(({ path, needsProof }) => (needsProof ? [path] : []));
  expect(asking.toSorted()).toEqual(proven);
});

describe('ten minutes after the last proof', () => {
  test('a session is asked once more who uses it, and then goes on', async ({ site }) => {
    const ada = await registered(site, 'ada');
    await something(ada);
    site.wait(10 * MINUTES - 1);
    await something(ada);
    site.wait(1);
    await expect(something(ada)).rejects.toMatchObject(asks('password'));
    await expect(ada.api.auth.confirm({ method: 'password', password: 'wrong' })).rejects.toThrow(
      'wrong-credentials',
    );
    await expect(something(ada)).rejects.toMatchObject(asks('password'));
    await ada.api.auth.confirm({ method: 'password', password: PASSWORD });
    await something(ada);
  });

  test('the proof is of the session that gave it', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const other = site.visitor();
    await other.api.auth.logIn(credentials('ada'));
    site.wait(10 * MINUTES);
    await ada.api.auth.confirm({ method: 'password', password: PASSWORD });
    await expect(something(other)).rejects.toMatchObject(asks('password'));
  });

  test('a session of before the upgrade has proved nothing', async ({ site, db }) => {
    const ada = await registered(site, 'ada');
    await db('auth.sessions').update({ provedAt: null });
    await expect(something(ada)).rejects.toMatchObject(asks('password'));
  });

  test('where there is an app of codes, the password is not enough', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const { secret, recoveryCodes } = await addApp(site, ada);
    site.wait(10 * MINUTES);
    await expect(ada.api.auth.removeTotp()).rejects.toMatchObject(asks('totp,recovery-code'));
    const byPassword = ada.api.auth.confirm({ method: 'password', password: PASSWORD });
    await expect(byPassword).rejects.toMatchObject(asks('totp,recovery-code'));
    const code = codeAt(secret, site.now);
    await ada.api.auth.confirm({ method: 'totp', code });
    await expect(ada.api.auth.confirm({ method: 'totp', code })).rejects.toThrow('code-wrong');
    site.wait(10 * MINUTES);
    await ada.api.auth.confirm({ method: 'recovery-code', code: recoveryCodes[0] ?? '' });
    await ada.api.auth.removeTotp();
  });

  test('guesses of codes count wherever they are made', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const { secret } = await addApp(site, ada);
    const guess = () => ada.api.auth.confirm({ method: 'totp', code: '000000' });
    for (let tried = 0; tried < 5; tried += 1) await expect(guess()).rejects.toThrow('code-wrong');
    const right = ada.api.auth.confirm({ method: 'totp', code: codeAt(secret, site.now) });
    await expect(right).rejects.toThrow('rate-limited');
  });

  test('who has a passkey alone proves it with that, in the session that asked', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const key = await addPasskeyTo(ada);
    await ada.api.auth.removePassword();
    site.wait(10 * MINUTES);
    await expect(something(ada)).rejects.toMatchObject(asks('passkey,recovery-code'));
    const assertion = key.sign(await ada.api.auth.beginPasskeyConfirmation());
    const bob = await registered(site, 'bob');
    await addPasskeyTo(bob);
    await expect(bob.api.auth.confirm({ method: 'passkey', assertion })).rejects.toThrow('passkey-refused');
    await ada.api.auth.confirm({ method: 'passkey', assertion });
    await something(ada);
  });

  test('who could prove nothing here signs in anew', async ({ site, db }) => {
    const ada = await registered(site, 'ada');
    await db('auth.passwords').delete();
    site.wait(10 * MINUTES);
    await expect(something(ada)).rejects.toMatchObject(asks(''));
  });

  test('guests register first', async ({ site }) => {
    const guest = site.visitor();
    await guest.api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    site.wait(10 * MINUTES);
    await expect(something(guest)).rejects.toThrow('forbidden');
    await expect(guest.api.auth.confirm({ method: 'password', password: 'x' })).rejects.toThrow('forbidden');
  });
});
