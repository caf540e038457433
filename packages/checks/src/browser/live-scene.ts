import { randomUUID } from 'node:crypto';
import { openDatabase } from '@studyhall/api/server';
import { addExam, questionsOfEveryType } from '@studyhall/api/testing';
import type { ApiClient, RouterInputs } from '@studyhall/client';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signedInClient } from './complete-course.ts';
import { beRegistered } from './learner.ts';
import type { Site } from './start-site.ts';

const PASSWORD = 'eleven purple lanterns';

type Settings = Partial<RouterInputs['live']['openRoom']['settings']>;
type Action = RouterInputs['live']['controlGame']['action'];

/** A room as its host leads it from a program of theirs. */
export interface Hosted {
  readonly roomId: string;
  readonly gameId: string;
  readonly pin: string;
  readonly host: ApiClient;
  /** What a host presses, by what they see. */
  control(action: Action): Promise<void>;
}

/** An exam with a question of each type: a game asks six of them. */
export async function addEveryType(site: Site): Promise<void> {
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await addExam(db, { code: 'every-type', questions: questionsOfEveryType('key ') });
  await db.destroy();
}

/** An exam of three questions of options, of which "Option A" is right. */
export async function addPorts(site: Site): Promise<void> {
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await addExam(db, {
    code: 'ports',
    questions: [
      { text: 'Which port does **HTTPS** use?', textFormat: 'markdown' },
      { text: 'Which port does SSH use?' },
      { text: 'Which port does DNS use?' },
    ],
  });
  await db.destroy();
}

/** Somebody with an account, on a page and as a program. */
export async function beHost(page: Page, { site, name }: { site: Site; name: string }): Promise<ApiClient> {
  await beRegistered(page, { origin: site.origin, name, password: PASSWORD });
  return await signedInClient({ origin: site.origin, name, password: PASSWORD });
}

interface Opening {
  readonly name: string;
  readonly examCode: string;
  readonly count: number;
  readonly settings: Settings;
}

export async function openRoom(
  host: ApiClient,
  { name, examCode, count, settings }: Opening,
): Promise<Hosted> {
  const { roomId, gameId, pin } = await host.live.openRoom.mutate({
    idempotencyKey: randomUUID(),
    name,
    source: { kind: 'exam', examCode, count },
    settings: { pace: 'host', shufflesQuestions: false, ...settings },
  });
  const control = async (action: Action): Promise<void> => {
    const { seq } = await host.live.getGame.query({ gameId });
    await host.live.controlGame.mutate({ gameId, action, seen: seq });
  };
  return { roomId, gameId, pin, host, control };
}

/** By the PIN, as somebody whom nobody knows; ends in the lobby or where the game is. */
export async function joinAs(
  page: Page,
  { origin, pin, name }: { origin: string; pin: string; name: string },
) {
  await page.goto(`${origin}/join`);
  await page.getByLabel('PIN of the game').fill(pin);
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name in this game').fill(name);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForURL('**/play/*');
}

/** The last answer ends the question: that it is saved is not said for long then. */
const ANSWERED = /^(Your answer is saved\.|Right!|Partly right|Not right)/;

/** Waits until the server has the answer of a page. */
export async function answered(page: Page): Promise<void> {
  await page.getByText(ANSWERED).first().waitFor();
}

/** Answers the open question by keys, whatever its type, and waits until the server has it. */
export async function answerByKeys(page: Page, key = '1'): Promise<void> {
  const field = page.getByRole('main').getByRole('textbox');
  const down = page.getByRole('button', { name: /^Move down/ });
  const send = page.getByRole('button', { name: 'Send' });
  await page.getByRole('main').getByRole('button').first().waitFor();
  if ((await field.count()) > 0) {
    await field.fill('7 m');
    await page.keyboard.press('Enter');
  } else if ((await down.count()) > 0) {
    await down.first().focus();
    await page.keyboard.press('Enter');
    await send.press('Enter');
  } else {
    await page.keyboard.press(key);
    if ((await send.count()) > 0) await send.press('Enter');
  }
  await answered(page);
}

/** Screens and projectors that hang on walls. */
export const WALLS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

/** Fails where something on the big screen is beyond its window, or only seen by scrolling. */
export async function expectOnWall(page: Page, where: string): Promise<void> {
  const beyond = await page.evaluate(`(() => {
    const root = document.documentElement;
    const scrolls = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth || scrollHeight > clientHeight;
    const isCut = (one) => {
      const { right, bottom, left, top, width } = one.getBoundingClientRect();
      if (!one.checkVisibility() || width <= 1) return false;
      const isBeyond = left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
      return isBeyond || (getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1);
    };
    const cut = [...document.querySelectorAll('main *')].filter(isCut);
    return [...(scrolls(root) ? [root] : []), ...cut].map((one) => one.outerHTML.slice(0, 120));
  })()`);
  expect(beyond, where).toEqual([]);
}
