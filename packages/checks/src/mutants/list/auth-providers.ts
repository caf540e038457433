import type { Mutant } from '../mutant.ts';

const PENDING = 'packages/api/src/auth/pending-sign-ins.ts';
const ENTER = 'packages/api/src/auth/enter-by-identity.ts';
const LINK = 'packages/api/src/auth/link-identity.ts';
const METHODS = 'packages/api/src/auth/sign-in-methods.ts';
const OIDC = 'packages/api/src/auth/providers/openid-connect.ts';
const ATTACKS = 'apps/server/src/sign-in-attacks.test.ts';
const PROVIDERS = 'apps/server/src/sign-in-providers.test.ts';
const STRANGERS = 'packages/api/src/auth/no-enumeration.test.ts';

/** Signing in by other providers, and what strangers may not learn of accounts. */
export const authProviderMutants: readonly Mutant[] = [
  {
    rule: 'a state is looked up by itself',
    file: PENDING,
    text: '.where({ stateHash: hashToken(state), provider })',
    replacement: '.where({ provider })',
    test: ATTACKS,
  },
  {
    rule: 'a state is of the provider that it was made for',
    file: PENDING,
    text: '.where({ stateHash: hashToken(state), provider })',
    replacement: '.where({ stateHash: hashToken(state) })',
    test: ATTACKS,
  },
  {
    rule: 'whoever took too long begins anew',
    file: PENDING,
    text: `    .where('expiresAt', '>', now)
    .where((bound)`,
    replacement: '    .where((bound)',
    test: ATTACKS,
  },
  {
    rule: 'a sign-in is ended by the browser that began it',
    file: PENDING,
    text: `{ purpose: 'sign-in', browserHash }`,
    replacement: `{ purpose: 'sign-in' }`,
    test: ATTACKS,
  },
  {
    rule: 'a link is ended by the session that began it',
    file: PENDING,
    text: `{ purpose: 'link', userId, sessionId }`,
    replacement: `{ purpose: 'link' }`,
    test: PROVIDERS,
  },
  {
    rule: 'the nonce of an ID token is ours',
    file: OIDC,
    text: '        expectedNonce: nonce,\n',
    replacement: `        expectedNonce: nonce === '' ? nonce : 'somebody-else',\n`,
    test: ATTACKS,
  },
  {
    rule: 'the signature of an ID token is checked',
    file: OIDC,
    text: '  enableNonRepudiationChecks(config);\n',
    replacement: '  if (issuer === "") enableNonRepudiationChecks(config);\n',
    test: ATTACKS,
  },
  {
    rule: 'an address that the provider has not verified leads to no account',
    file: ENTER,
    text: 'return isAddressVerified ? address : undefined;',
    replacement: "return isAddressVerified || address !== '' ? address : undefined;",
    test: ATTACKS,
  },
  {
    rule: 'nobody is sent to another site afterwards',
    file: 'packages/api/src/auth/sign-in-elsewhere.ts',
    text: "returnPath: returnPathOf(next, '/home'),",
    replacement: "returnPath: next ?? returnPathOf(next, '/home'),",
    test: ATTACKS,
  },
  {
    rule: 'a disabled account does not come in by a provider',
    file: ENTER,
    text: `  const { userId, asked } = entering;
  await enterableAccount(ctx, await findCredentialsOf(ctx.db, { userId, now: ctx.now }), asked);`,
    replacement: '  const { userId } = entering;',
    test: PROVIDERS,
  },
  {
    rule: 'what the site says of registering holds for whoever comes by a provider',
    file: ENTER,
    text: '  await refuseUninvited(db, { code: asked.code, email: address });\n',
    replacement: '',
    test: PROVIDERS,
  },
  {
    rule: 'linking needs a fresh proof',
    file: 'packages/api/src/auth/router.ts',
    text: '  linkProvider: provenProcedure',
    replacement: '  linkProvider: accountProcedure',
    test: PROVIDERS,
  },
  {
    rule: 'one unlinks one’s own alone',
    file: LINK,
    text: '  const link = { userId, provider: issuer };',
    replacement: '  const link = { provider: issuer };',
    test: PROVIDERS,
  },
  {
    rule: 'the last way in stays',
    file: LINK,
    text: '    await demandOtherMethod(trx, { userId, providers, kind: kindOfLink(providers, issuer) });\n',
    replacement: '',
    test: PROVIDERS,
  },
  {
    rule: 'a provider that nobody asks any more is no way in',
    file: METHODS,
    text: ' and o.provider = any(:issuers)',
    replacement: ' and (o.provider = any(:issuers) or true)',
    test: PROVIDERS,
  },
  {
    rule: 'whoever tries an address that waits is told by mail alone, whatever became of it',
    file: 'packages/api/src/auth/outbox-handlers.ts',
    text: '        if ((await findAddressOwner(trx, address)) !== undefined) return;\n',
    replacement: '',
    test: STRANGERS,
  },
  {
    rule: 'a failed log-in does the same for every address',
    file: 'packages/api/src/auth/log-in.ts',
    text: '  else await explainByMail(ctx, identifier);\n',
    replacement: '  else if (account === undefined) await explainByMail(ctx, identifier);\n',
    test: STRANGERS,
  },
  {
    rule: 'an account with a provider cannot be claimed by an address that waits',
    file: 'packages/api/src/auth/verify-email.ts',
    text: ' || linked > 0',
    replacement: '',
    test: STRANGERS,
  },
  {
    rule: 'nor can one with a user name or a proved address',
    file: 'packages/api/src/auth/verify-email.ts',
    text: 'hasIdentifier || ',
    replacement: '',
    test: 'packages/api/src/auth/mailed-links.test.ts',
  },
  {
    rule: 'whoever takes an account over ends the tokens of whoever prepared it',
    file: 'packages/api/src/auth/verify-email.ts',
    text: '      await revokePrograms(trx, { userId });\n',
    replacement: '',
    test: 'packages/api/src/auth/mailed-links.test.ts',
  },
  {
    rule: 'a stranger who tries an address does not void the link that its session waits for',
    file: 'packages/api/src/auth/one-time-tokens.ts',
    text: "await (rest.sessionId === null ? former.whereNull('sessionId') : former);",
    replacement: 'await former;',
    test: 'packages/api/src/auth/mailed-links.test.ts',
  },
  {
    rule: 'nor can one with a second factor',
    file: 'packages/api/src/auth/verify-email.ts',
    text: ' || hasSecondFactor(factors)',
    replacement: '',
    test: 'packages/api/src/auth/mailed-links.test.ts',
  },
  {
    rule: 'an account with a second factor is not linked before that was given',
    file: ENTER,
    text: '      if ((await lockSecondFactors(trx, { userId })).length > 0) return;\n',
    replacement: '',
    test: PROVIDERS,
  },
];
