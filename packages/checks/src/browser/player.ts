import type { Page } from 'playwright-core';

/** Begins a course; ends on its first level. */
export async function beginCourse(
  page: Page,
  { origin, slug }: { origin: string; slug: string },
): Promise<void> {
  await page.goto(`${origin}/courses/${slug}`);
  await page.getByRole('button', { name: 'Start the course' }).click();
  await page.waitForURL(`**/courses/${slug}/1`);
}

/** Types a program into the editor in place of what stands there; the editor indents it by itself. */
export async function typeProgram(page: Page, program: string): Promise<void> {
  const lines = program
    .trim()
    .split('\n')
    .map((line) => line.trim());
  await page.getByRole('textbox', { name: 'Your program' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(lines.join('\n'));
}

/** Runs what stands in the editor and skips to how it ends. */
export async function runToTheEnd(page: Page): Promise<void> {
  await page.getByLabel('Speed').selectOption('Slow');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'To the end' }).click();
}
