import { describe, expect } from 'vitest';
import { limits } from '../../platform/limits.ts';
import { addLearner } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { openTestRoom } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';

const refused = { message: 'rate-limited' };
/** Of whoever has an account, in these tests. */
const address = '192.0.2.1';
const wrongOf = (pin: string) => (pin === '000000' ? '000001' : '000000');

describe('a right PIN', () => {
  test('is refused, to look and to join, for whoever has tried many more than anybody types, and for nobody beside them', async ({
    site,
  }) => {
    const { pin } = await openTestRoom(site);
    const [guesser, pupil] = [await join(site), await join(site)];
    const few = limits['pin-guess-session'].points - 1;
    const guess = async () => await guesser.api.live.findRoom({ pin: wrongOf(pin) }).catch(() => undefined);
    for (let tries = 0; tries < few; tries += 1) await guess();
    await expect(guesser.api.live.findRoom({ pin })).resolves.toMatchObject({ canPlay: true });
    await guess();
    await expect(guesser.api.live.findRoom({ pin })).rejects.toMatchObject(refused);
    await expect(guesser.api.live.joinRoom({ pin, nickname: 'Eve' })).rejects.toMatchObject(refused);
    await expect(pupil.api.live.joinRoom({ pin, nickname: 'Ada' })).resolves.toMatchObject({ seat: 1 });
    const visitor = site.visitor({ address, userAgent: 'Another' });
    await expect(visitor.api.live.findRoom({ pin })).resolves.toMatchObject({ canPlay: true });
  });

  test('is refused to visitors and guests behind an address from which a flood of wrong ones came, and to nobody who has an account', async ({
    site,
    db,
  }) => {
    const { pin } = await openTestRoom(site);
    const pupil = await join(site);
    const own = { sessionId: 'one', timeZone: 'UTC', language: 'en' } as const;
    const guest = site.callerFor({ ...own, userId: await addLearner(db), role: 'guest' });
    const visitor = (browser: string) => site.visitor({ address, userAgent: browser }).api.live;
    for (let tries = 0; tries < limits['pin-guess-address'].points; tries += 1)
      await site.limiter.spend('pin-guess-address', address);
    await expect(visitor('One').findRoom({ pin })).rejects.toMatchObject(refused);
    await expect(guest.live.joinRoom({ pin, nickname: 'Eve' })).rejects.toMatchObject(refused);
    const locale = { timeZone: 'UTC', language: 'en' } as const;
    await expect(visitor('Two').startPlayer({ pin, ...locale })).rejects.toMatchObject(refused);
    await expect(pupil.api.live.joinRoom({ pin, nickname: 'Ada' })).resolves.toMatchObject({ seat: 1 });
  });
});
