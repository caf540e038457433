import { toxicTurtleSolutions } from '@studyhall/content/solutions';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { completeToxicTurtle, signedInClient } from './complete-course.ts';
import { beGuest, beRegistered, finishByKeyboard } from './learner.ts';
import { beginCourse, runToTheEnd, typeProgram } from './player.ts';
import { openBrowser, sharedSite } from './shared.ts';
import { LIVELY, type Visit, visit } from './visit.ts';

const site = sharedSite();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** A guest in the first level of the turtle's course. */
async function player(options: BrowserContextOptions = {}): Promise<Visit> {
  const tab = await visit(browser, options);
  await beGuest(tab.page, site.origin);
  await beginCourse(tab.page, { origin: site.origin, slug: 'toxic-turtle' });
  return tab;
}

const editor = (page: Page) => page.getByRole('textbox', { name: 'Your program' });
const programIn = async (page: Page) => (await editor(page).locator('.cm-line').allTextContents()).join('\n');

describe('the turtle’s player', () => {
  it('leads through all four levels by programs typed into the editor, to three stars each', async () => {
    const { page, complaints, close } = await player(LIVELY);
    const programs = Object.values(toxicTurtleSolutions);
    expect(programs).toHaveLength(4);
    for (const [index, program] of programs.entries()) {
      await page.getByText(`Level ${index + 1} of 4`).waitFor();
      await typeProgram(page, program);
      await runToTheEnd(page);
      await page
        .getByRole('status')
        .getByText(index < 3 ? 'Level passed' : 'Course completed')
        .waitFor();
      await page.getByRole('status').getByRole('img', { name: '3 of 3 stars' }).waitFor();
      if (index < 3) await page.getByRole('link', { name: 'Next level' }).click();
    }
    await page.getByRole('link', { name: 'Get your certificate' }).click();
    await page.getByRole('button', { name: 'Get your certificate' }).waitFor();
    await expect.poll(() => page.getByRole('img', { name: '3 of 3 stars' }).count()).toBe(4);
    await page.goto(`${site.origin}/courses`);
    await page.getByRole('img', { name: '4 of 4 levels passed' }).waitFor();
    await page.getByText('12 of 12').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps the program over a reload, also one that was never sent', async () => {
    const { page, close } = await player();
    await typeProgram(page, 'right\nforward');
    await page.reload();
    await expect.poll(() => programIn(page)).toBe('right\nforward');
    await close();
  });

  it('names mistakes by their line while they are written, and marks the line at which a run fails', async () => {
    const { page, close } = await player();
    await typeProgram(page, 'forward\nrigth');
    const problem = page.getByRole('button', {
      name: 'Line 2 The turtle does not know “rigth”. Did you mean “right”?',
    });
    await problem.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('There is 1 mistake in the program.').waitFor();
    await typeProgram(page, 'forward\nforward');
    await problem.waitFor({ state: 'detached' });
    await runToTheEnd(page);
    await page.getByRole('status').getByText('Line 2: the turtle walked into poison.').waitFor();
    expect(await page.locator('.cm-line-failed.cm-line').textContent()).toBe('forward');
    await close();
  });

  it('tells every step in words, one at a time', async () => {
    const { page, close } = await player();
    await typeProgram(page, 'forward\nright');
    const log = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
    await page.getByRole('button', { name: 'Step' }).click();
    await expect.poll(() => log.allTextContents()).toEqual(['Line 1 forward to column 2, row 2']);
    expect(await page.locator('.cm-line-running.cm-line').textContent()).toBe('forward');
    await page.getByRole('button', { name: 'Step' }).click();
    await expect
      .poll(() => log.allTextContents())
      .toEqual([expect.any(String), 'Line 2 turns right, looks down']);
    await page.getByRole('img', { name: /The turtle is at column 2, row 2 and looks down\./ }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('img', { name: /The turtle is at column 1, row 2 and looks right\./ }).waitFor();
    await expect.poll(() => log.count()).toBe(0);
    await close();
  });

  it('lets the keyboard out of the editor by Escape and Tab, and has keys of its own outside', async () => {
    const { page, close } = await player();
    await typeProgram(page, 'right');
    await page.keyboard.press('Tab');
    expect(await editor(page).evaluate('document.activeElement.className')).toContain('cm-content');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest(".cm-editor")')).toBeNull();
    await page.keyboard.press('h');
    await page.getByText('Hint 1', { exact: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await close();
  });

  it('keeps the rules of accessibility around a program that scrolls', async () => {
    const { page, close } = await player();
    await typeProgram(page, 'left\n'.repeat(40));
    const scroller = 'document.querySelector(".cm-scroller")';
    await expect.poll(() => page.evaluate(`${scroller}.scrollHeight > ${scroller}.clientHeight`)).toBe(true);
    await expectAccessible(page, 'a long program');
    await close();
  });

  it('keeps a solved program while the server is out of reach and sends it afterwards', async () => {
    const { page, close } = await player();
    await typeProgram(page, toxicTurtleSolutions['out-of-the-flower-bed'] ?? '');
    await page.context().setOffline(true);
    await runToTheEnd(page);
    await page.getByText('It is kept here and sent when the connection is back.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Level passed').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Next level' }).count()).toBe(1);
    await close();
  });

  it('sends what it could not send before, also when the level was left meanwhile', async () => {
    const { page, close } = await player();
    await typeProgram(page, toxicTurtleSolutions['out-of-the-flower-bed'] ?? '');
    await page.context().setOffline(true);
    await runToTheEnd(page);
    await page.getByText('It is kept here and sent when the connection is back.').waitFor();
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page.getByRole('heading', { name: 'Toxic Turtle' }).waitFor();
    await page.context().setOffline(false);
    const next = page.getByRole('link', { name: 'Continue with level 2' });
    await next.waitFor();
    expect(await next.getAttribute('href')).toBe('/courses/toxic-turtle/2');
    await close();
  });

  it('sends what it could not send before, also after a reload', async () => {
    const { page, close } = await player();
    await page.route('**/progress.submitProgram**', (route) => route.abort());
    await typeProgram(page, toxicTurtleSolutions['out-of-the-flower-bed'] ?? '');
    await runToTheEnd(page);
    await page.getByText('It is kept here and sent when the connection is back.').waitFor();
    await page.unroute('**/progress.submitProgram**');
    await page.reload();
    await page.getByRole('img', { name: '3 of 3 stars' }).waitFor();
    await page.goto(`${site.origin}/courses/toxic-turtle/2`);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Up the terraces');
    await close();
  });
});

describe('a course', () => {
  it('stays on the screen when the connection is lost', async () => {
    const { page, close } = await player();
    await page.clock.install();
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page.getByRole('link', { name: 'Continue with level 1' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/offline/i).waitFor();
    let failures = 0;
    page.on('requestfailed', (request) => {
      if (/progress\.getCourse/.test(request.url())) failures += 1;
    });
    await page.clock.fastForward(60_000);
    await page.evaluate('document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))');
    // It asks three times before it gives up.
    await expect.poll(() => page.clock.fastForward(10_000).then(() => failures)).toBe(3);
    await page.clock.fastForward(10_000);
    expect(await page.getByRole('link', { name: 'Continue with level 1' }).isVisible()).toBe(true);
    await close();
  });

  it('shows the way to whoever comes too early', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
    await page.goto(`${site.origin}/courses/toxic-turtle/1`);
    await page.getByRole('heading', { name: 'Start the course first' }).waitFor();
    await beginCourse(page, { origin: site.origin, slug: 'toxic-turtle' });
    await page.goto(`${site.origin}/courses/toxic-turtle/3`);
    await page.getByRole('heading', { name: 'This level is still locked' }).waitFor();
    expect(await page.getByRole('link', { name: 'To the course' }).getAttribute('href')).toBe(
      '/courses/toxic-turtle',
    );
    await close();
  });

  it('goes from reading to a quiz, whose result says what it means for the level, and waits on the dashboard', async () => {
    const { page, complaints, close } = await visit(browser);
    await beGuest(page, site.origin);
    await beginCourse(page, { origin: site.origin, slug: 'think-like-a-defender' });
    for (const number of [1, 2]) {
      await page.getByText(`Level ${number} of 5`).waitFor();
      await page.getByRole('button', { name: 'I have read it' }).click();
      await page.getByText('Level passed').waitFor();
      await page.getByRole('link', { name: 'Next level' }).click();
    }
    await page.getByRole('button', { name: 'Start the quiz' }).click();
    await finishByKeyboard(page);
    await page.getByRole('heading', { name: /^Level 3 of Think like a defender (not )?passed/ }).waitFor();
    await page.goto(`${site.origin}/home`);
    await page.getByRole('heading', { name: /^Think like a defender ·/ }).waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.waitForURL('**/courses/think-like-a-defender/*');
    expect(complaints).toEqual([]);
    await close();
  });

  it('that is completed can be taken again, as another run that begins at the first level', async () => {
    const { page, close } = await visit(browser);
    const account = { origin: site.origin, name: 'greta', password: 'correct horse battery staple 9' };
    await beRegistered(page, account);
    await completeToxicTurtle(await signedInClient(account));
    await page.goto(`${site.origin}/courses/toxic-turtle`);
    await page.getByRole('button', { name: 'Take it again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it again' }).click();
    await page.getByText('Level 1 of 4').waitFor();
    await expect.poll(() => programIn(page)).toContain('# Pebble looks to the right of the map.');
    await page.getByRole('link', { name: 'Back to the course' }).click();
    await page.getByText('Run 2').waitFor();
    const runs = page.getByRole('region', { name: 'Your runs' }).getByRole('listitem');
    await expect
      .poll(() => runs.allTextContents())
      .toEqual([
        expect.stringMatching(/^Run 2 since .+0 of 4 levels passed/),
        expect.stringMatching(/^Run 1 completed .+4 of 4 levels passed · 12 of 12 stars/),
      ]);
    await close();
  });

  it('that does not exist says so under a heading', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
    for (const path of ['/courses/nowhere', '/courses/nowhere/1', '/courses/toxic-turtle/x']) {
      await page.goto(site.origin + path);
      await page.getByRole('heading', { level: 1, name: 'Nothing lives here' }).waitFor();
      await expectAccessible(page, path);
    }
    expect(await page.getByRole('link', { name: 'Courses' }).count()).toBeGreaterThan(0);
    await close();
  });
});
