import { expect } from 'vitest';
import { hashToken } from '../platform/secrets.ts';
import { test } from '../testing/callers.ts';
import { PendingSignIn } from './models.ts';
import { sweepPendingSignIns } from './pending-sign-ins.ts';

test('who did not come back in time is forgotten, and nobody else', async ({ site, db }) => {
  const { now } = site;
  const begun = { provider: 'google', purpose: 'sign-in', sealed: 'sealed', returnPath: '/home' } as const;
  const [over, onItsWay] = [hashToken('over'), hashToken('on its way')];
  await PendingSignIn.query(db).insert([
    { ...begun, stateHash: over, browserHash: over, expiresAt: now },
    { ...begun, stateHash: onItsWay, browserHash: onItsWay, expiresAt: new Date(now.getTime() + 1) },
  ]);
  await sweepPendingSignIns(db, { now });
  expect(await PendingSignIn.query(db).select('stateHash')).toEqual([{ stateHash: onItsWay }]);
});
