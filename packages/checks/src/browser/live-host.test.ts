import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, expectSound } from './accessibility.ts';
import { beGuest, beRegistered } from './learner.ts';
import { addPorts } from './live-scene.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, settled, type Visit, visit } from './visit.ts';

const SMALL = { width: 360, height: 740 };
/** What the browser itself says of a request that was refused. */
const REFUSED = /status of 40[034]/;
const NO_PART = /^(You have no part in this game|You lead no such room|This phone is no remote control)/;
const PASSWORD = 'correct horse battery staple 9';
let site: Site;
let browser: Browser;
let host: Visit;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  await addPorts(site);
  host = await visit(browser);
  await beRegistered(host.page, { origin: site.origin, name: 'ada', password: PASSWORD });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('a room is open two presses after the games, and its desk says how to join', async () => {
  const { page } = host;
  await page.goto(`${site.origin}/games`);
  await expectSound(page, 'games');
  await picture(page, 'games');
  await page.getByRole('link', { name: 'Host a game' }).click();
  await page
    .getByRole('button', { name: /^Open the lobby:/ })
    .first()
    .waitFor();
  await expectSound(page, 'a game to be put together');
  await picture(page, 'new-game');
  await page.getByRole('tab', { name: 'Own list' }).click();
  await page.getByRole('button', { name: /^Add:/ }).first().click();
  await expectSound(page, 'an own list');
  await page.getByRole('tab', { name: 'Exams' }).click();
  await page.getByRole('tab', { name: 'Own list' }).click();
  await page.getByText('Your list: 1 question').waitFor();
  await page.getByRole('tab', { name: 'Exams' }).click();
  await page
    .getByRole('button', { name: /^Open the lobby:/ })
    .first()
    .click();
  await page.waitForURL('**/desk');
  await page.getByRole('heading', { name: 'Waiting for players' }).waitFor();
  await page.getByText(/^\d{3} \d{3}$/).waitFor();
  await expectSound(page, 'a desk before the game');
  await picture(page, 'desk-lobby');
});

it('a phone of nobody becomes a remote by the code on the desk, and reads when it is none any more', async () => {
  const { page } = host;
  await page.getByRole('button', { name: 'Pair a phone as a remote' }).click();
  await page.getByText(/^Works for/).waitFor();
  const pin = (
    await page
      .getByText(/^\d{3} \d{3}$/)
      .last()
      .innerText()
  ).replace(' ', '');
  const phone = await visit(browser, { viewport: SMALL });
  await phone.page.goto(`${site.origin}/games/remote?pin=${pin}`);
  await phone.page.getByRole('button', { name: 'Start the game' }).waitFor();
  await expectAccessible(phone.page, 'a remote');
  await expectNoSidewaysScroll(phone.page, 'a remote');
  await picture(phone.page, 'remote-lobby');
  await page.getByText('1 remote is paired.').waitFor();
  await page.getByRole('button', { name: 'Unpair all' }).click();
  await page.getByText('1 remote is paired.').waitFor({ state: 'hidden' });
  await phone.page.getByRole('button', { name: 'Start the game' }).click();
  await phone.page.getByText('This phone is no remote control of this game').waitFor();
  await expectAccessible(phone.page, 'a remote that is none any more');
  await phone.page.getByRole('link', { name: 'Pair this phone' }).click();
  await phone.page.getByLabel('PIN from the desk').fill(pin);
  await phone.page.keyboard.press('Enter');
  await phone.page.getByText('This PIN pairs nothing, or no more.').waitFor();
  expect(phone.complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
  await phone.close();
});

it('whoever has no part in a game reads that wherever its addresses lead, and finds a way on', async () => {
  const { page } = host;
  const wall = await page.getByRole('link', { name: 'Big screen' }).getAttribute('href');
  const game = `${wall}`.replace('/screen', '');
  const room = new URL(page.url()).pathname;
  const stranger = await visit(browser, { viewport: SMALL });
  await beGuest(stranger.page, site.origin);
  const unknown = '/games/01234567-89ab-7def-8123-456789abcdef';
  const addresses = [
    ...['screen', 'mine', 'results', 'replay'].map((what) => `${game}/${what}`),
    ...[
      room,
      `/games/remote?game=${game.split('/').at(-1)}`,
      `${unknown}/screen`,
      '/games/none/screen',
      '/games/none/desk',
    ],
  ];
  for (const address of addresses) {
    await stranger.page.goto(`${site.origin}${address}`);
    await stranger.page.getByRole('link', { name: 'To the games' }).waitFor();
    await stranger.page.getByText(NO_PART).waitFor();
  }
  await stranger.page.goto(`${site.origin}${wall}`);
  await expectSound(stranger.page, 'a game of others');
  await picture(stranger.page, 'no-game');
  await stranger.page.getByRole('link', { name: 'To the games' }).click();
  await stranger.page.getByRole('heading', { name: 'Games', exact: true }).waitFor();
  await stranger.close();
});

it('a game is led by keys alone, with nothing of a key on any screen before the reveal', async () => {
  const { page } = host;
  const wall = await page.context().newPage();
  const address = await page.getByRole('link', { name: 'Big screen' }).getAttribute('href');
  await wall.goto(`${site.origin}${address}`);
  await wall.getByText(/^\d{3} \d{3}$/).waitFor();
  await expectSound(wall, 'the screen of a lobby');
  await picture(wall, 'screen-lobby');
  await page.locator('body').press('Space');
  await wall.getByRole('heading', { name: 'Question 1 of 3' }).waitFor();
  await wall.getByText('Option A').waitFor();
  expect(await wall.getByText('Right answer').count()).toBe(0);
  expect(await page.getByText('Right answer').count()).toBe(0);
  await picture(wall, 'screen-question');
  await page.getByRole('button', { name: /^Show the answer/ }).waitFor();
  await page.keyboard.press('p');
  await page.getByText('You paused the game').waitFor();
  await wall.getByText('The game goes on in a moment').waitFor();
  await expectSound(page, 'a desk of a paused game');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: /^Show the answer/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await wall.getByText('Right answer').waitFor();
  await expectSound(wall, 'the screen of an answer');
  await picture(wall, 'screen-reveal');
  await wall.close();
});

it('a host who comes back finds what runs, on a phone as well', async () => {
  const { page, complaints } = host;
  await page.setViewportSize(PHONE);
  await page.reload();
  await settled(page);
  await page.getByRole('region', { name: 'Lead the game' }).waitFor();
  expect(await page.getByText('Waiting for players').count()).toBe(0);
  await page.getByRole('button', { name: 'End game' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the game' }).click();
  await page.getByRole('button', { name: /^Finish/ }).click();
  await page.getByRole('button', { name: 'Play again with the same seats' }).click();
  await page.getByRole('heading', { name: 'Waiting for players' }).waitFor();
  await picture(page, 'desk-phone');
  await page.getByRole('button', { name: 'Close the room' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the room' }).click();
  await page.getByRole('heading', { name: 'This room is closed' }).waitFor();
  expect(complaints).toEqual([]);
});
