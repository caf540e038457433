import type { Mutant } from '../mutant.ts';

/** Every count of rows, taken out. */
export function quotaMutants(): Mutant[] {
  const test = 'packages/api/src/platform/quotas.test.ts';
  const take = (name: string, maker: string) =>
    `await takeQuota(trx, { name: '${name}', maker${maker}, now });`;
  const uses: readonly (readonly [rule: string, file: string, text: string])[] = [
    [
      'guests are counted',
      'auth/start-guest.ts',
      "await takeQuota(trx, taking ?? { name: 'guest', maker: makerOf(ctx), now });",
    ],
    ['runs of courses are counted', 'progress/enrol.ts', take('enrolment', ': { ...maker, userId }')],
    ['orders are counted', 'billing/begin-checkout.ts', take('checkout', ': { userId }')],
    ['visits to the portal are counted', 'billing/open-portal.ts', take('portal', ': { userId }')],
    ['files are counted', 'platform/uploads.ts', take('upload', ': { userId }')],
    ['imports are counted', 'quizzes/import/import-queries.ts', take('import', ': facts')],
  ];
  return [
    ...uses.map(([rule, file, text]) => ({
      rule,
      file: `packages/api/src/${file}`,
      text,
      replacement: '',
      test,
    })),
    ...(
      [
        ['games are counted, also of rooms that are closed again', 'open-room'],
        ['the next game of a room is counted, once for two presses', 'compose-game'],
      ] as const
    ).map(([rule, name]) => ({
      rule,
      file: `packages/api/src/live/rooms/${name}.ts`,
      text: `await takeQuota(trx, { name: 'game', maker: { userId: hostId }, now: askedAt });`,
      replacement: '',
      test: 'packages/api/src/live/rooms/composing.test.ts',
    })),
    {
      rule: 'tries to send a picture are counted',
      file: 'packages/api/src/auth/pictures/pictures.ts',
      text: `await takeQuota(trx, { name: 'picture', maker: makerOf(ctx), now });`,
      replacement: '',
      test: 'apps/server/src/picture-routes.test.ts',
    },
    {
      rule: 'images that an author sends are counted',
      file: 'packages/api/src/quizzes/images/store-image.ts',
      text: `async (trx) => await takeQuota(trx, { name: 'image', maker: makerOf(ctx), now })`,
      replacement: 'async () => undefined',
      test: 'apps/server/src/image-routes.test.ts',
    },
    {
      rule: 'attempts are counted',
      file: 'packages/api/src/quizzes/start-attempt.ts',
      text: "{ name: 'attempt', maker: { ...maker, userId }, now }",
      replacement: "{ name: 'attempt', maker: { ...maker, userId: undefined }, now }",
      test,
    },
    {
      rule: 'who has to wait is told so before anything about the exam',
      file: 'packages/api/src/quizzes/start-attempt.ts',
      text: 'if (facts.fullForSeconds !== null) demandQuota({ seconds: facts.fullForSeconds });',
      replacement: '',
      test,
    },
    {
      rule: 'a look at a count sees when it is over',
      file: 'packages/api/src/platform/quotas.ts',
      text: 'where q.ends_at > :now and q.used >= a.allowed',
      replacement: 'where q.used >= a.allowed',
      test,
    },
    {
      rule: 'of many at once no more are made than may',
      file: 'packages/api/src/platform/quotas.ts',
      text: 'q.used < (select a.allowed from asked a where a.owner = q.owner)',
      replacement: 'true',
      test,
    },
    {
      rule: 'a guest is counted by the network, too',
      file: 'packages/api/src/platform/quotas.ts',
      text: 'return [{ owner: network.key, allowed: Math.ceil(allowed * network.factor) }];',
      replacement: 'return [];',
      test,
    },
    {
      rule: 'who has an account is not counted by the network',
      file: 'packages/api/src/platform/quotas.ts',
      text: "if (viewer !== null && viewer.role !== 'guest') return { userId };",
      replacement: '',
      test,
    },
    {
      rule: 'a network of IPv6 is one address',
      file: 'apps/server/src/request-context.ts',
      text: "networkOf(request.ip ?? '')",
      replacement: "request.ip ?? ''",
      test: 'apps/server/src/limits.test.ts',
    },
    {
      rule: 'a proxy that writes the port or brackets makes no other address of it',
      file: 'apps/server/src/addresses.ts',
      text: '/^([\\d.]+):\\d+$/.exec(written)?.[1]',
      replacement: 'undefined',
      test: 'apps/server/src/limits.test.ts',
    },
    {
      rule: 'saving is slowed down',
      file: 'packages/api/src/platform/trpc.ts',
      text: 'saving(ctx.viewer.userId, ctx.now);',
      replacement: '',
      test,
    },
  ];
}
