import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, expectNothingSticksOut } from './accessibility.ts';
import { addEveryType, answerByKeys, beHost, type Hosted, joinAs, openRoom } from './live-scene.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { picture, visit } from './visit.ts';

const SMALL = { width: 320, height: 640 };
/** Of the nine types, those that a game asks. */
const ASKED = 6;
let browser: Browser;
let site: Site;
let room: Hosted;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startSite()]);
  await addEveryType(site);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** A room of a host of its own, and a visitor on a small phone. */
async function scene(name: string, settings: Parameters<typeof openRoom>[1]['settings']) {
  const desk = await visit(browser);
  const host = await beHost(desk.page, { site, name });
  room = await openRoom(host, { name: 'Every type', examCode: 'every-type', count: ASKED, settings });
  await desk.page.goto(`${site.origin}/games/${room.roomId}/desk`);
  const visitor = await visit(browser, { viewport: SMALL });
  return { desk, visitor, page: visitor.page };
}

it('a wrong PIN is said, a right one asks for a name, and a taken name is not given twice', async () => {
  const { visitor, page } = await scene('hopper', { mode: 'accuracy' });
  const { origin } = site;
  await page.goto(`${origin}/join`);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('A PIN has six digits.').waitFor();
  await expectAccessible(page, 'the field for a PIN');
  await page.getByLabel('PIN of the game').fill(room.pin === '111111' ? '222222' : '111 111');
  await page.keyboard.press('Enter');
  await page.getByText('There is no game with this PIN.').waitFor();
  await expectAccessible(page, 'a wrong PIN');
  const first = await visit(browser);
  await joinAs(first.page, { origin, pin: room.pin, name: 'Ada' });
  await first.page.getByRole('heading', { name: 'You are in, Ada!' }).waitFor();
  await page.goto(`${origin}/join/${room.pin}`);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText('Please say a name.').waitFor();
  await page.getByLabel('Your name in this game').fill('Ad\u202ea');
  await page.keyboard.press('Enter');
  await page.getByText('This name has a sign in it that nobody sees').waitFor();
  await page.getByLabel('Your name in this game').fill('Ada');
  await page.keyboard.press('Enter');
  await page.getByText('These names are free:').waitFor();
  await expectAccessible(page, 'a name that is taken');
  await expectNoSidewaysScroll(page, 'a name that is taken');
  await picture(page, 'live-join-320');
  await page.getByRole('button', { name: 'Ada 2' }).click();
  await page.getByRole('heading', { name: 'You are in, Ada 2!' }).waitFor();
  await first.close();
  await visitor.close();
});

it('every type is answered by keys on a small phone', async () => {
  const { visitor, page } = await scene('turing', { mode: 'accuracy', secondsPerQuestion: 240 });
  await joinAs(page, { origin: site.origin, pin: room.pin, name: 'Ada' });
  await room.control('start');
  for (let number = 1; number <= ASKED; number += 1) {
    await page.getByRole('heading', { name: `Question ${number} of ${ASKED}`, exact: true }).waitFor();
    await page.getByRole('timer').waitFor();
    await expectAccessible(page, `question ${number}`);
    await expectNoSidewaysScroll(page, `question ${number}`);
    await picture(page, `live-question-${number}-320`);
    await answerByKeys(page);
    await page.getByText(/^(Right!|Partly right|Not right)$/).waitFor();
    await expectAccessible(page, `the reveal of question ${number}`);
    await expectNoSidewaysScroll(page, `the reveal of question ${number}`);
    await expectNothingSticksOut(page, `the reveal of question ${number}`);
    await picture(page, `live-reveal-${number}-320`);
    await room.control('next');
    // The podium is the board after the last one.
    if (number === ASKED) break;
    await page.getByRole('heading', { name: 'The board' }).waitFor();
    await room.control('next');
  }
  await page.getByRole('heading', { name: 'Place 1' }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});

it('whoever comes late reads from when on they play, whoever is removed or banned reads that', async () => {
  const { visitor, page } = await scene('lovelace', { mode: 'accuracy', secondsPerQuestion: 240 });
  const { origin } = site;
  await joinAs(page, { origin, pin: room.pin, name: 'Ada' });
  await room.control('start');
  await page.getByRole('timer').waitFor();
  const late = await visit(browser, { viewport: SMALL });
  await joinAs(late.page, { origin, pin: room.pin, name: 'Linus' });
  await late.page.getByText('You play from the next question on.').waitFor();
  await expectAccessible(late.page, 'a late joiner');
  await room.host.live.removeSeat.mutate({ roomId: room.roomId, seat: 2 });
  await late.page.getByRole('heading', { name: 'The host has taken you out of the game' }).waitFor();
  await late.page.getByRole('link', { name: 'Come in again' }).click();
  await late.page.getByRole('button', { name: 'Play' }).waitFor();
  await room.host.live.removeSeat.mutate({ roomId: room.roomId, seat: 1, isBanned: true });
  await page.getByRole('heading', { name: 'You are banned from this room' }).waitFor();
  await expectAccessible(page, 'a banned player');
  await page.goto(`${origin}/join/${room.pin}`);
  await page.getByRole('alert').waitFor();
  await page.getByRole('link', { name: 'Another PIN' }).waitFor();
  await late.close();
  await visitor.close();
});

it('at one’s own pace every question follows the answer to the one before, and a reload changes nothing', async () => {
  const { visitor, page } = await scene('boole', { mode: 'self-paced', openMinutes: 60 });
  await joinAs(page, { origin: site.origin, pin: room.pin, name: 'Ada' });
  const onlooker = await visit(browser, { viewport: SMALL });
  await onlooker.page.goto(`${site.origin}/join/${room.pin}`);
  await onlooker.page.getByRole('button', { name: 'Only look on' }).click();
  await onlooker.page.getByRole('heading', { name: 'You look on' }).waitFor();
  await room.control('start');
  await onlooker.page.getByRole('heading', { name: 'Everybody plays at their own pace' }).waitFor();
  await expectAccessible(onlooker.page, 'whoever looks on at a game at one’s own pace');
  await onlooker.page.getByRole('link', { name: 'Leave the game' }).click();
  await onlooker.page.getByRole('heading', { name: 'Games', exact: true }).waitFor();
  await onlooker.close();
  const behind = await page.context().newPage();
  await behind.goto(page.url());
  const asks = (one: Page, number: number) =>
    one.getByRole('heading', { name: `Question ${number} of ${ASKED}`, exact: true }).waitFor();
  await asks(behind, 1);
  for (let number = 1; number <= ASKED; number += 1) {
    await asks(page, number);
    if (number === 3) await page.reload();
    if (number === 2) {
      await expectAccessible(page, 'a question at one’s own pace');
      // Where another tab was sooner, this one goes on with the question after that.
      await answerNow(behind, 1);
      await asks(behind, 2);
      await behind.close();
    }
    await answerNow(page, number);
  }
  await page.getByRole('heading', { name: /^(You have answered everything|Place 1)$/ }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.close();

  async function answerNow(one: Page, number: number): Promise<void> {
    const field = one.getByRole('main').getByRole('textbox');
    const send = one.getByRole('button', { name: 'Send' });
    await one
      .getByText(`${number - 1} of ${ASKED} answered`)
      .first()
      .waitFor();
    if ((await field.count()) > 0) await field.fill('7 m');
    else if ((await one.getByRole('button', { name: /^Move down/ }).count()) === 0)
      await one.keyboard.press('1');
    if ((await send.count()) > 0) await send.click();
  }
});
