import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beHost, joinAs, openRoom } from '../browser/live-scene.ts';
import type { Site } from '../browser/start-site.ts';
import { PHONE, settled, visit } from '../browser/visit.ts';

const NAMES = ['Amina', 'Ben', 'Chiara', 'Deniz', 'Emil', 'Freya'];
const QUESTIONS = 3;
const HOST = 'learn.example.org';

interface Place {
  readonly browser: Browser;
  readonly site: Site;
  readonly folder: string;
}

/** A game of a class as its big screen shows it: the lobby, a question that some have answered, and the podium. */
export async function takeLivePictures({ browser, site, folder }: Place): Promise<Buffer[]> {
  const wall = await visit(browser, { colorScheme: 'light' });
  const host = await beHost(wall.page, { site, name: 'noor' });
  const { gameId, pin, control } = await openRoom(host, {
    name: 'Networks, 8b',
    examCode: 'network',
    count: QUESTIONS,
    settings: { secondsPerQuestion: 90 },
  });
  await wall.page.goto(`${site.origin}/games/${gameId}/screen`);
  const phones = await Promise.all(
    NAMES.map(async (name) => {
      const phone = await visit(browser, { viewport: PHONE });
      await joinAs(phone.page, { origin: site.origin, pin, name });
      return phone;
    }),
  );
  await wall.page.getByText('Freya').waitFor();
  const take = async (name: string): Promise<Buffer> => {
    await settled(wall.page);
    await nameHost(wall.page);
    return await wall.page.screenshot({ path: join(folder, `${name}.png`) });
  };
  const lobby = await take('live-lobby');
  const pages = phones.map(({ page }) => page);
  const [first, second, third, ...others] = pages;
  if (first === undefined || second === undefined || third === undefined) throw new Error('Nobody came.');
  await control('start');
  await asked(pages, 1);
  await press([first, second, third], 1);
  await wall.page.getByText('3 of 6').first().waitFor();
  const question = await take('live-question');
  await press(others, 2);
  for (let number = 2; number <= QUESTIONS; number += 1) {
    await revealed(pages);
    await control('next');
    await first.getByRole('heading', { name: 'The board' }).waitFor();
    await control('next');
    await asked(pages, number);
    for (const [index, page] of pages.entries()) await press([page], 1 + ((index + number) % 3));
  }
  await revealed(pages);
  await control('next');
  await wall.page.getByRole('heading', { name: 'The podium' }).waitFor();
  const podium = await take('live-podium');
  for (const { close } of [...phones, wall]) await close();
  return [lobby, question, podium];
}

/** Where the site of the pictures is, is nobody's address. */
async function nameHost(page: Page): Promise<void> {
  await page.evaluate(`for (const one of document.querySelectorAll('strong'))
    one.textContent = one.textContent.replace(location.host, '${HOST}')`);
}

async function asked(pages: readonly Page[], number: number): Promise<void> {
  for (const page of pages) {
    await page.getByRole('heading', { name: `Question ${number} of ${QUESTIONS}`, exact: true }).waitFor();
    await page.getByRole('timer').waitFor();
  }
}

async function press(pages: readonly Page[], key: number): Promise<void> {
  for (const page of pages) await page.keyboard.press(String(key));
}

async function revealed(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.getByText(/^(Right!|Partly right|Not right)$/).waitFor();
}
