import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './accessibility.ts';
import { addPorts, answerByKeys, answered, beHost, joinAs, openRoom } from './live-scene.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, visit } from './visit.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startSite()]);
  await addPorts(site);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const QUESTIONS = 3;

it('a class plays a game, one of them without a network for a while, and nothing is lost', async () => {
  const { origin } = site;
  const desk = await visit(browser);
  const host = await beHost(desk.page, { site, name: 'grace' });
  const { roomId, gameId, pin, control } = await openRoom(host, {
    name: 'Networks, 8b',
    examCode: 'ports',
    count: QUESTIONS,
    settings: { mode: 'accuracy', secondsPerQuestion: 240 },
  });
  await desk.page.goto(`${origin}/games/${roomId}/desk`);
  const screen = await desk.page.context().newPage();
  await screen.goto(`${origin}/games/${gameId}/screen`);

  const names = ['Ada', 'Linus', 'Edsger'];
  const phones = await Promise.all(names.map(async () => await visit(browser, { viewport: PHONE })));
  for (const [index, { page }] of phones.entries()) {
    await joinAs(page, { origin, pin, name: names[index] ?? '' });
    await page.getByRole('heading', { name: `You are in, ${names[index]}!` }).waitFor();
  }
  const [ada, linus, edsger] = phones;
  if (ada === undefined || linus === undefined || edsger === undefined) throw new Error('Nobody came.');
  await ada.page.getByRole('button', { name: 'I am ready' }).click();
  await ada.page.getByRole('button', { name: 'I am ready', pressed: true }).waitFor();
  await screen.getByText('Edsger').waitFor();
  await expectAccessible(ada.page, 'the lobby of a player');
  await picture(ada.page, 'live-lobby-phone');

  await control('start');
  for (let number = 1; number <= QUESTIONS; number += 1) {
    const heading = { name: `Question ${number} of ${QUESTIONS}`, exact: true };
    for (const { page } of phones) {
      await page.getByRole('heading', heading).waitFor();
      await page.getByRole('timer').waitFor();
    }
    // Whatever the others answer, somebody is right.
    await ada.page.getByRole('button', { name: /Option A/ }).click();
    await answered(ada.page);
    await answerByKeys(linus.page, '2');
    if (number === 2) {
      await edsger.page.context().setOffline(true);
      await edsger.page.keyboard.press('1');
      await edsger.page.getByText('No connection: your answer is kept').waitFor();
      await edsger.page.context().setOffline(false);
      await answered(edsger.page);
    } else await answerByKeys(edsger.page, '1');
    for (const { page } of phones) await page.getByText(/^(Right!|Partly right|Not right)$/).waitFor();
    await picture(ada.page, `live-reveal-${number}-phone`);
    await control('next');
    // The podium is the board after the last one.
    if (number === QUESTIONS) break;
    for (const { page } of phones) await page.getByRole('heading', { name: 'The board' }).waitFor();
    if (number === 1) {
      // Another tab, or a reload, is the same seat.
      await linus.page.reload();
      await linus.page.getByRole('row', { name: /Linus/ }).getByText('You').waitFor();
      await expectAccessible(linus.page, 'the board');
    }
    await control('next');
  }
  for (const { page } of phones) {
    await page.getByRole('heading', { name: /^Place [123]$/ }).waitFor();
    await expectNoSidewaysScroll(page, 'the podium');
  }
  await ada.page.getByRole('heading', { name: 'Place 1' }).waitFor();
  await expectAccessible(ada.page, 'the podium');
  await picture(ada.page, 'live-podium-phone');
  await control('end');
  await ada.page.getByRole('link', { name: 'My answers' }).click();
  await ada.page.getByRole('heading', { name: 'Your questions' }).waitFor();
  await expectAccessible(ada.page, 'the own results');
  await desk.page.goto(`${origin}/games/${gameId}/results`);
  await desk.page.getByRole('rowheader', { name: 'Edsger' }).waitFor();
  await expectAccessible(desk.page, 'the results of a host');
  await picture(desk.page, 'live-results');
  for (const { complaints, close } of [...phones, desk]) {
    expect(complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await close();
  }
});
