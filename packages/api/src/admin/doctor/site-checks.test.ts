import type { createServer } from 'node:net';
import { createIdentitySandbox } from '@studyhall/identity-sandbox';
import { createSandbox } from '@studyhall/stripe-sandbox';
import { SMTPServer } from 'smtp-server';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { providerCheck } from '../../auth/providers/provider-check.ts';
import { stripeCheck } from '../../billing/stripe-check.ts';
import { ACTED_ON } from '../../billing/stripe-events.ts';
import { judgeConnections, judgeEncryption, judgeSkew } from '../../platform/database-checks.ts';
import { isNewEnough, judgeDescriptors, judgeDisk } from '../../platform/machine-checks.ts';
import { mailCheck } from '../../platform/mail-check.ts';
import { readSettings } from '../../platform/settings.ts';
import type { Site, SiteCheck } from '../../platform/site-check.ts';
import { NOW } from '../../testing/builders.ts';
import { type BackupFacts, judgeBackups, judgeOffsite, judgeReceivedLog } from './judge-backups.ts';

const siteOf = (env: Record<string, string>): Site => ({ settings: readSettings(env, '/'), now: NOW });

async function verdictOf(check: SiteCheck, env: Record<string, string>): Promise<string> {
  if (check.needs !== 'settings') throw new Error('It needs a database');
  const { verdict, what } = await check.look(siteOf(env));
  return `${verdict}: ${what}`;
}

describe('the machine', () => {
  it.each([
    ['20.18.9', false],
    ['20.19.0', true],
    ['18.20.0', false],
    ['24.1.0', true],
  ])('with Node.js %s is new enough: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  it('needs as many open files as a server takes connections', () => {
    expect([undefined, 65_536, 1024].map((limit) => judgeDescriptors(limit).verdict)).toEqual([
      'ok',
      'ok',
      'warning',
    ]);
  });

  it('needs room on its disk', () => {
    const free = (freeBytes: number) => judgeDisk({ folder: '/', freeBytes, totalBytes: 100e9 }).verdict;
    expect([0.1e9, 3e9, 50e9].map(free)).toEqual(['problem', 'warning', 'ok']);
  });

  it('and the database agree on the time', () => {
    expect([3, -3_000, 60_000].map((skew) => judgeSkew(skew).verdict)).toEqual(['ok', 'warning', 'problem']);
  });
});

describe('the application', () => {
  it('talks to a database elsewhere in no plain text, and knows that it is the right one', () => {
    const judge = (url: string, isTls: boolean) =>
      judgeEncryption({ kind: 'external', url, directUrl: undefined }, isTls).verdict;
    expect(judge('postgres://a:b@localhost/c', false)).toBe('ok');
    expect(judge('postgres://a:b@localhost/c?host=db.school.org', false)).toBe('problem');
    expect(judge('postgres://a:b@db.school.org/c', false)).toBe('problem');
    expect(judge('postgres://a:b@db.school.org/c?sslmode=require', true)).toBe('warning');
    expect(judge('postgres://a:b@db.school.org/c?sslmode=verify-full', true)).toBe('ok');
    expect(judgeEncryption({ kind: 'embedded' }, false).verdict).toBe('ok');
  });

  it('finds room for its pool', () => {
    expect(judgeConnections(10, { allowed: 100, used: 12 }).verdict).toBe('ok');
    expect(judgeConnections(10, { allowed: 100, used: 95 }).verdict).toBe('warning');
  });
});

describe('mail', () => {
  it('is kept in a folder, greeted by a server that sends nothing, or refused', async () => {
    expect(await verdictOf(mailCheck, {})).toContain('warning: no mail server');
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('wrong')),
      onMailFrom: (address, _session, done) => {
        received.push(address.address);
        done();
      },
    });
    const port = await listeningPort(server.listen(0, '127.0.0.1'));
    expect(await verdictOf(mailCheck, { SMTP_URL: `smtp://127.0.0.1:${port}` })).toBe('ok: 127.0.0.1 greets');
    const refused = await verdictOf(mailCheck, { SMTP_URL: `smtp://ada:hidden@127.0.0.1:${port}` });
    expect(refused).toContain('problem');
    expect(refused).not.toContain('hidden');
    await new Promise<void>((resolve) => server.close(resolve));
    expect(await verdictOf(mailCheck, { SMTP_URL: `smtp://127.0.0.1:${port}` })).toContain(
      'problem: 127.0.0.1',
    );
    expect(received).toEqual([]);
  });
});

async function listeningPort(server: ReturnType<typeof createServer>): Promise<number> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('another provider to sign in by', () => {
  it('answers as what it is set up as, and brings browsers back by https', async () => {
    expect(await verdictOf(providerCheck, {})).toBe('ok: nobody signs in by another provider');
    const sandbox = createIdentitySandbox();
    const { url } = await sandbox.listen();
    const school = { OAUTH_OIDC_ISSUER: url, OAUTH_OIDC_CLIENT_ID: 'a', OAUTH_OIDC_CLIENT_SECRET: 'hidden' };
    const hub = { OAUTH_GITHUB_URL: url, OAUTH_GITHUB_CLIENT_ID: 'a', OAUTH_GITHUB_CLIENT_SECRET: 'hidden' };
    const both = { ...school, ...hub, OAUTH_OIDC_NAME: 'School' };
    expect(await verdictOf(providerCheck, { ...both, PUBLIC_ORIGIN: 'https://learn.school.org' })).toBe(
      'ok: answered by GitHub, School; browsers come back to https://learn.school.org/auth/…/callback',
    );
    expect(await verdictOf(providerCheck, both)).toContain('warning: GitHub, School would send');
    const elsewhere = { ...school, OAUTH_OIDC_ISSUER: `${url}/realms/none` };
    expect(await verdictOf(providerCheck, elsewhere)).toContain(
      `problem: 127.0.0.1 does not answer as an issuer`,
    );
    await sandbox.close();
    const away = await verdictOf(providerCheck, both);
    expect(away).toContain('School does not answer as an issuer');
    expect(away).toContain('GitHub does not answer');
    expect(away).not.toContain('hidden');
  });
});

describe('Stripe', () => {
  it('is known by its key, and tells this site of all that matters', async () => {
    expect(await verdictOf(stripeCheck, {})).toContain('warning: payments go to the sandbox');
    const sandbox = createSandbox({});
    const { url, port } = await sandbox.listen();
    const env = {
      STRIPE_SECRET_KEY: 'sk_test_only_for_tests',
      STRIPE_WEBHOOK_SECRET: 'whsec_only_for_tests_0123456789',
      STRIPE_API_BASE_URL: url,
      PUBLIC_ORIGIN: 'https://learn.example.org',
    };
    const stripe = new Stripe(env.STRIPE_SECRET_KEY, { host: '127.0.0.1', port, protocol: 'http' });
    expect(await verdictOf(stripeCheck, env)).toContain('problem: Stripe sends no messages');
    const address = `${env.PUBLIC_ORIGIN}/webhooks/stripe`;
    const told = ACTED_ON.filter((type) => type !== 'charge.refunded');
    const { id } = await stripe.webhookEndpoints.create({ url: address, enabled_events: told });
    expect(await verdictOf(stripeCheck, env)).toContain('of charge.refunded');
    await stripe.webhookEndpoints.update(id, { enabled_events: [...ACTED_ON] });
    expect(await verdictOf(stripeCheck, env)).toBe(
      `ok: the key works (test), and messages come to ${address}`,
    );
    await stripe.webhookEndpoints.update(id, { disabled: true });
    expect(await verdictOf(stripeCheck, env)).toContain('switched');
    await sandbox.close();
    expect(await verdictOf(stripeCheck, env)).toContain('problem: Stripe does not answer');
  });
});

describe('backups', () => {
  const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
  const facts: BackupFacts = {
    kind: 'every-moment',
    received: null,
    place: '/backups',
    areAnothers: false,
    bytes: 5_000_000,
    maxBytes: 9_000_000,
    isOnDiskOfData: false,
    hasOffSiteCopy: false,
    offsiteFailure: null,
    newestAt: hoursAgo(3),
    installedAt: hoursAgo(1000),
    damaged: [],
    gap: null,
    reachesFrom: hoursAgo(48),
    reachesTo: NOW,
    lastDrill: { at: hoursAgo(48), isOk: true },
    lastOffsiteDrill: { at: hoursAgo(48), isOk: true },
  };

  it.each<[string, Partial<BackupFacts>]>([
    ['problem', { damaged: ['full/20991231T000000Z-0000/backup.json'] }],
    ['ok', {}],
    ['warning', { kind: 'off' }],
    ['problem', { newestAt: null }],
    ['problem', { newestAt: null, installedAt: null }],
    ['warning', { newestAt: null, installedAt: hoursAgo(1) }],
    ['problem', { newestAt: hoursAgo(40) }],
    ['problem', { gap: { first: '00000001000000000000000A', last: '00000001000000000000000B' } }],
    ['warning', { lastDrill: null }],
    ['warning', { lastDrill: { at: hoursAgo(400), isOk: true } }],
    ['problem', { lastDrill: { at: hoursAgo(48), isOk: false } }],
    ['problem', { areAnothers: true }],
    ['warning', { bytes: 10_000_000 }],
    ['ok', { bytes: 10_000_000, maxBytes: null }],
    ['warning', { isOnDiskOfData: true }],
    ['ok', { isOnDiskOfData: true, hasOffSiteCopy: true }],
  ])('are %s with %o', (verdict, more) => {
    expect(judgeBackups({ ...facts, ...more }, NOW).verdict).toBe(verdict);
  });

  it.each([
    ['every-moment', 'studyhall backup now'],
    ['logical', 'studyhall jobs run back-up-site'],
  ] as const)('of the kind "%s" come by %s', (kind, cure) => {
    for (const newestAt of [null, hoursAgo(40)])
      expect(judgeBackups({ ...facts, kind, newestAt }, NOW).cure).toMatch(cure);
  });

  it.each<[string, Partial<BackupFacts>]>([
    ['ok', {}],
    ['warning', { hasOffSiteCopy: false }],
    ['problem', { offsiteFailure: 'copies do not leave this machine: another installation copies there' }],
    ['warning', { lastOffsiteDrill: null }],
    ['warning', { lastOffsiteDrill: { at: hoursAgo(3000), isOk: true } }],
    ['problem', { lastOffsiteDrill: { at: hoursAgo(48), isOk: false } }],
  ])('off-site are %s with %o', (verdict, more) => {
    expect(judgeOffsite({ ...facts, hasOffSiteCopy: true, ...more }, NOW).verdict).toBe(verdict);
  });

  const received = {
    slot: { isActive: true, isLost: false, confirmedLsn: '0/3000000' },
    ...{ lagBytes: 5_000_000, isBehind: false, maySwitch: true, segmentBytes: 2 ** 24, keptMegabytes: 8192 },
  };
  const idle = { ...received, slot: { ...received.slot, isActive: false } };

  it.each<[string, Partial<BackupFacts>]>([
    ['nothing', { received: null }],
    ['ok: the log is received, and no more than a minute', { received }],
    ['warning: no server receives', { received: idle }],
    ['warning: no server receives', { received: { ...received, slot: null } }],
    ['warning: a server that is away', { received: { ...received, keptMegabytes: -1 } }],
    ['warning: the log is received, but up to 16 MB', { received: { ...received, maySwitch: false } }],
    ['nothing', { kind: 'off', received: { ...received, slot: null } }],
    ['nothing', { kind: 'off', received }],
    ['warning: nobody receives the log, and PostgreSQL keeps 5 MB', { kind: 'off', received: idle }],
    ['warning: nobody receives the log', { kind: 'logical', received: idle }],
  ])('of another PostgreSQL: %s with %o', (expected, more) => {
    const finding = judgeReceivedLog({ ...facts, ...more });
    const said = finding === undefined ? 'nothing' : `${finding.verdict}: ${finding.what}`;
    expect(said.startsWith(expected)).toBe(true);
  });
});
