import { openDatabase } from '@studyhall/api/server';
import { addExam } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { beHost, expectOnWall, openRoom, WALLS } from './live-scene.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { picture, settled, visit } from './visit.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startSite()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const ASKED =
  'A company moves its mail to another provider and wants to keep every message that was sent in the last ten years';
const OPTION =
  'It copies all mailboxes over night, sends what comes meanwhile to both places, and turns the old one off at the end of the week';
const CODE = `
\`\`\`js
const kept = messages.filter(({ sentAt, isDraft }) => !isDraft && sentAt.getUTCFullYear() >= new Date().getUTCFullYear() - 10);
for (const message of kept) await archive.append(message);
\`\`\`
`;
const PICTURE = '\n\n![A drawing](/hero.svg)\n';

function options(count: number, text = OPTION) {
  return Array.from({ length: count }, (_, index) => ({
    text: `${index + 1}. ${text}`,
    explanation: '',
    isCorrect: index === 0,
  }));
}

/** From what hardly fills a wall to what would fill two. */
const QUESTIONS = [
  ...[2, 3, 4, 5, 6].map((count) => ({ text: `${ASKED}. ${count}?`, options: options(count) })),
  { text: `${ASKED}?${CODE}`, textFormat: 'markdown' as const, options: options(6) },
  { text: `${ASKED}?${PICTURE}`, textFormat: 'markdown' as const, options: options(6) },
  { text: `${ASKED}? `.repeat(8), options: options(6, `${OPTION}, and ${OPTION}`) },
];

/** What stands in the largest of the letters, in pixels. */
async function largestText(page: Page): Promise<number> {
  const size = await page.evaluate(`(() => {
    const asked = document.querySelector('main [data-length]');
    return asked.getBoundingClientRect().height === 0 ? 0 : parseFloat(getComputedStyle(asked).fontSize) * asked.currentCSSZoom;
  })()`);
  return Number(size);
}

it('whatever a question says, it stands on the wall as a whole, also with its answer', async () => {
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await addExam(db, { code: 'long', questions: QUESTIONS });
  await db('quizzes.question_versions').update({ explanation: `${OPTION}. `.repeat(2) });
  await db.destroy();
  const { page, complaints, close } = await visit(browser);
  const host = await beHost(page, { site, name: 'barbara' });
  const { gameId, control } = await openRoom(host, {
    name: 'A wall that is full',
    examCode: 'long',
    count: QUESTIONS.length,
    settings: { mode: 'accuracy', secondsPerQuestion: 240 },
  });
  await page.goto(`${site.origin}/games/${gameId}/screen`);
  await control('start');
  for (let number = 1; number <= QUESTIONS.length; number += 1) {
    await page.getByRole('heading', { name: `Question ${number} of ${QUESTIONS.length}` }).waitFor();
    await page.getByRole('timer').waitFor();
    for (const state of ['question', 'reveal']) {
      for (const wall of WALLS) {
        await page.setViewportSize(wall);
        await settled(page);
        await expectOnWall(page, `${state} ${number}, ${wall.width}`);
        expect(await largestText(page), `${state} ${number}, ${wall.width}`).toBeGreaterThan(
          wall.height / 60,
        );
        await picture(page, `wall-${state}-${number}-${wall.width}`);
      }
      if (number === 6) await expectAccessible(page, `a wall that is full, ${state}`);
      if (state === 'reveal') continue;
      await control('next');
      await page.getByText('Right answer').waitFor();
    }
    await control('next');
    if (number < QUESTIONS.length) await control('next');
  }
  expect(complaints).toEqual([]);
  await close();
});
