import { expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { openTestRoom } from '../../testing/live.ts';
import { Pin } from '../models.ts';
import { sweepPins } from './remotes.ts';

test('a PIN by which nobody paired a device in time is forgotten, and all others stay', async ({
  db,
  site,
}) => {
  const [late, pairing] = [await openTestRoom(site), await openTestRoom(site)];
  for (const { host, roomId } of [late, pairing]) await host.api.live.pairRemote({ roomId });
  await Pin.query(db)
    .where({ roomId: late.roomId, kind: 'remote' })
    .patch({ expiresAt: new Date(0) });
  await sweepPins(db);
  const kindsOf = async ({ roomId }: { readonly roomId: string }) =>
    (await Pin.query(db).where({ roomId }).orderBy('kind')).map(({ kind }) => kind);
  expect([await kindsOf(late), await kindsOf(pairing)]).toEqual([['room'], ['remote', 'room']]);
});
