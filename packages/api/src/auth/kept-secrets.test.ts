import type { Knex } from 'knex';
import { expect } from 'vitest';
import { credentials, PASSWORD, registration, test } from '../testing/callers.ts';
import { addApp } from '../testing/factors.ts';
import { createSetupLink } from './set-up-administrator.ts';

/** Every row that the application may read, as a dump would have it. */
async function dumpOf(db: Knex): Promise<string> {
  const { rows: tables } = await db.raw<{ rows: { name: string }[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
       and has_table_privilege(c.oid, 'select')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.raw<{ rows: { text: string | null }[] }>(
      `select string_agg(t::text, e'\\n') as text from ${name} t`,
    );
    texts.push(rows[0]?.text ?? '');
  }
  return texts.join('\n');
}

/** Also not as bytes, which a dump writes in hex, and without what people put between letters. */
function formsOf(secret: string): string[] {
  const plain = secret.replaceAll('-', '');
  return [...new Set([secret, plain])].flatMap((text) => [text, Buffer.from(text).toString('hex')]);
}

test('nothing that opens anything stands in the database as it was handed out', async ({ site, db }) => {
  const issued = new Map<string, string>();
  const keep = async (named: Readonly<Record<string, string | undefined>>) => {
    for (const [name, secret = ''] of Object.entries(named)) {
      expect(secret.length, name).toBeGreaterThan(5);
      issued.set(name, secret);
    }
    const dump = await dumpOf(db);
    for (const [name, secret] of issued) {
      // Of what is routed, the first part is the account's id.
      const secrets = secret.includes('.') ? [secret, secret.slice(secret.indexOf('.') + 1)] : [secret];
      const found = secrets.flatMap(formsOf).filter((form) => dump.includes(form));
      expect(found, name).toEqual([]);
    }
    return dump;
  };
  const linkIn = async () => {
    const [mail] = (await site.deliver()).filter(({ text }) => text.includes('#'));
    return /#(\S+)/.exec(mail?.text ?? '')?.[1];
  };

  const setUp = await createSetupLink(db, { publicOrigin: 'https://learn.example.org', now: site.now });
  await keep({ 'a set-up link': setUp?.url.split('#')[1] });
  const ada = site.visitor();
  await ada.api.auth.register(registration('ada'));
  const verification = await linkIn();
  await keep({
    'a password': PASSWORD,
    'a session': ada.token,
    'a link that proves an address': verification,
  });
  await ada.api.auth.verifyEmail({ token: verification ?? '' });
  await ada.api.auth.requestPasswordReset({ email: 'ada@example.org' });
  await keep({ 'a link that sets a password': await linkIn() });
  const made = await ada.api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
  const logIn = { ...credentials('ada'), name: 'Script', scopes: ['read' as const] };
  const opened = await site.visitor().api.auth.openApiToken(logIn);
  await keep({ 'a token that was made': made.token, 'a token of a log-in': opened.token });
  const asked = await site.visitor().api.auth.startDevice({ deviceName: 'Terminal' });
  await ada.api.auth.claimDevice(asked);
  await keep({ 'the code of a device': asked.deviceCode, 'the code that is typed': asked.userCode });
  await ada.api.auth.approveDevice(asked);
  const { token } = await site.visitor().api.auth.redeemDevice(asked);
  const { challenge } = await ada.api.auth.beginPasskey();
  await keep({ 'a session of a terminal': token, 'what a passkey has to sign': challenge });
  const { secret, recoveryCodes } = await addApp(site, ada);
  await keep({ 'the secret of an app': secret, 'a recovery code': recoveryCodes[0] });
  const browser = site.visitor();
  await expect(browser.api.auth.logIn(credentials('ada'))).rejects.toThrow('second-factor-needed');
  await keep({ 'a begun sign-in': browser.begun });
  const code = recoveryCodes[1] ?? '';
  await browser.api.auth.provideSecondFactor({ method: 'recovery-code', code });
  const dump = await keep({ 'a session behind a second factor': browser.token, 'a browser': browser.device });
  // The look sees what is there.
  expect(dump).toContain('ada@example.org');
});
