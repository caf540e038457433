import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { setUpAdministrator } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, settled, type Visit, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
const MOST_ACTIONS = 60;
let site: Site;
let browser: Browser;
let teacher: Visit;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  teacher = await visit(browser);
  await setUpAdministrator(teacher.page, { setupLink: site.setupLink, password: PASSWORD });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What the server refuses is told by the browser as well: here authors are refused on purpose. */
function brokenOf(complaints: readonly string[]): string[] {
  return complaints.filter((complaint) => !/status of (?:400|409)/.test(complaint));
}

/** A teacher's hands: what they click, type into a field and choose counts, each as one. */
function handsOn(page: Page) {
  let actions = 0;
  const counted = async (action: Promise<unknown>): Promise<void> => {
    actions += 1;
    await action;
  };
  return {
    count: () => actions,
    click: (role: 'button' | 'link', name: string | RegExp) =>
      counted(page.getByRole('main').getByRole(role, { name }).first().click()),
    fill: (label: string, text: string) =>
      counted(page.getByLabel(label, { exact: true }).first().fill(text)),
    choose: (label: string, option: string) =>
      counted(page.getByLabel(label, { exact: true }).selectOption({ label: option })),
    open: (name: string) => counted(page.getByRole('navigation').first().getByRole('link', { name }).click()),
  };
}

/** What stands in the fields of a question, its type said where it is another than that before. */
interface Written {
  readonly type?: string;
  readonly text: string;
  readonly fields: readonly (readonly [label: string, text: string])[];
}

const choice = (text: string, ...options: string[]): Written => ({
  text,
  fields: options.map((option, index) => [`Option ${index + 1}`, option] as const),
});
const tenQuestions: readonly Written[] = [
  choice('Which port does HTTPS use?', '443', '80', '25'),
  choice('Which layer routes packets?', 'Network', 'Physical', 'Session'),
  choice('Which address is private?', '10.0.0.1', '8.8.8.8', '1.1.1.1'),
  { type: 'True or false', text: 'UDP has no handshake.', fields: [] },
  { text: 'An IPv4 address has 32 bits.', fields: [] },
  { type: 'Short answer', text: 'Which protocol finds names?', fields: [['Answer 1', 'DNS']] },
  { text: 'Which protocol gives addresses?', fields: [['Answer 1', 'DHCP']] },
  { type: 'Number', text: 'How many bits has a MAC address?', fields: [['Number', '48']] },
  { type: 'Gaps in a text', text: 'SSH listens on port [[1]].', fields: [['Answer 1', '22']] },
  { type: 'Open answer', text: 'Why are there port numbers?', fields: [] },
];

it('a teacher makes an exam of ten questions and publishes it, in few actions', async () => {
  const { page, complaints } = teacher;
  const hands = handsOn(page);
  await hands.open('Question bank');
  await hands.click('link', 'Make an exam');
  await hands.fill('Title', 'Networks, part 2');
  await expect.poll(() => page.getByLabel('Code', { exact: true }).inputValue()).toBe('networks-part-2');
  await expectSound(page, 'a new exam');
  await hands.click('button', 'Make the exam');
  await page.getByText('No questions yet').waitFor();
  await expectSound(page, 'an exam without questions');
  await picture(page, 'authoring-empty');
  await hands.click('link', 'Make the first question');
  for (const [index, { type, text, fields }] of tenQuestions.entries()) {
    if (type !== undefined) await hands.choose('Type', type);
    await hands.fill('Question', text);
    for (const [label, said] of fields) await hands.fill(label, said);
    if (index === 0) {
      await expectSound(page, 'the editor');
      await picture(page, 'authoring-editor');
    }
    await hands.click('button', 'Save, and write the next');
    const done = index === 0 ? 'Done: 1 question written' : `Done: ${index + 1} questions written`;
    await page.getByRole('link', { name: done }).waitFor();
    await expect.poll(() => page.getByLabel('Question', { exact: true }).inputValue()).toBe('');
  }
  await hands.click('link', /^Done/);
  await hands.click('button', 'Publish the exam with its drafts');
  await page.getByText('Learners can take this exam.').waitFor();
  expect(hands.count()).toBeLessThanOrEqual(MOST_ACTIONS);
  await expectSound(page, 'the questions of an exam');
  await picture(page, 'authoring-list');
  await page.getByRole('link', { name: 'See it as learners do' }).click();
  await page.getByRole('button', { name: 'Start the exam' }).waitFor();
  expect(brokenOf(complaints)).toEqual([]);
});

it('the list is narrowed in its address, and what is found nowhere says so', async () => {
  const { page } = teacher;
  await page.goto(`${site.origin}/admin/bank/networks-part-2`);
  const rows = page.getByRole('main').getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(10);
  await page.getByLabel('Type', { exact: true }).selectOption({ label: 'True or false' });
  await page.waitForURL('**/networks-part-2?type=true-false');
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByLabel('Search in texts and codes').fill('handshake');
  await page.waitForURL('**search=handshake**');
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Retired' });
  await page.getByText('Nothing found').waitFor();
  await page.reload();
  await page.getByText('Nothing found').waitFor();
  await page.getByRole('link', { name: 'Show all questions' }).click();
  await expect.poll(() => rows.count()).toBe(10);
});

it('every type is written by keyboard, problems are named at their fields, and the preview is tried', async () => {
  const { page, complaints } = teacher;
  await page.goto(`${site.origin}/admin/bank/networks-part-2/questions/new`);
  const asked = page.getByLabel('Question', { exact: true });
  await asked.waitFor();
  await asked.focus();
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('alert')
    .getByRole('button', { name: 'Question: Please fill in what is empty.' })
    .first()
    .waitFor();
  await expectSound(page, 'problems of a question');
  await asked.fill('Put these in order');
  await page.getByLabel('Type', { exact: true }).selectOption({ label: 'Ordering' });
  await page.getByLabel('Item 1', { exact: true }).focus();
  for (const item of ['SYN', 'ACK', 'SYN-ACK', 'data']) {
    await page.keyboard.type(item);
    await page.keyboard.press('Enter');
  }
  expect(await page.getByLabel(/^Item \d$/).count()).toBe(5);
  await page.getByLabel('Item 3', { exact: true }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => page.getByLabel('Item 2', { exact: true }).inputValue()).toBe('SYN-ACK');
  await page.getByText('Now at place 2 of 5.').waitFor({ state: 'attached' });
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await expectSound(page, 'the editor of an order');
  for (const type of ['Matching', 'Number', 'Gaps in a text', 'Several right options', 'Open answer']) {
    await page.getByLabel('Type', { exact: true }).selectOption({ label: type });
    await expectSound(page, `the editor of: ${type}`);
    await picture(page, `authoring-type-${type.toLowerCase().replaceAll(' ', '-')}`);
  }
  await page.getByLabel('Type', { exact: true }).selectOption({ label: 'Short answer' });
  await page.getByLabel('Answer 1', { exact: true }).fill('TCP*');
  const preview = page.getByRole('region', { name: 'As learners see it' });
  await preview.getByRole('textbox').fill('tcp/ip');
  await preview.getByText('This answer earns 100 %.').waitFor();
  await preview.getByRole('button', { name: 'Show what comes after' }).click();
  await preview.getByText('Right answers').waitFor();
  await expectSound(page, 'a preview with its answer');
  expect(brokenOf(complaints)).toEqual([]);
});

it('what is not saved is asked for, kept on the device, and thrown away on demand', async () => {
  const { page } = teacher;
  await page.goto(`${site.origin}/admin/bank/networks-part-2/questions/new`);
  await page.getByText('Not saved yet', { exact: true }).waitFor();
  await expectSound(page, 'a question that was not saved');
  expect(await page.getByLabel('Question', { exact: true }).inputValue()).toBe('Put these in order');
  await page.getByRole('link', { name: 'To the questions' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByText('Leave without saving?').waitFor();
  await expectSound(page, 'leaving without saving');
  await asked.getByRole('button', { name: 'Stay here' }).click();
  await page.getByRole('button', { name: 'Throw it away' }).click();
  await page.getByText('Not saved yet', { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'To the questions' }).click();
  await page.getByRole('heading', { name: 'Questions', exact: true }).waitFor();
});

it('of two authors the slower one is told, keeps what they wrote, and finds both versions', async () => {
  const { page } = teacher;
  await page.goto(`${site.origin}/admin/bank/networks-part-2?type=single`);
  await page.getByRole('link', { name: 'Which port does HTTPS use?' }).click();
  await page.getByText('Version 1.').waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('Question', { exact: true }).fill('Which port does HTTPS use by default?');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.getByText('Saved as version 2.').waitFor();
  await other.close();

  await page.getByLabel('Option 3', { exact: true }).fill('8080');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Somebody else was faster').waitFor();
  await expectSound(page, 'a conflict of versions');
  await picture(page, 'authoring-conflict');
  await page.getByRole('button', { name: 'Save mine as the next version' }).click();
  await page.getByText('Saved as version 3.').waitFor();
  await page.getByRole('link', { name: 'Versions' }).click();
  const second = page.getByRole('region', { name: 'Version 2' });
  await second.getByText('Which port does HTTPS use by default?').waitFor();
  await page.getByRole('region', { name: 'Version 3' }).getByText('8080').waitFor();
  await expectSound(page, 'versions');
  await picture(page, 'authoring-versions');
});

it('an exam has its terms in the author’s own time, said in plain words', async () => {
  const { page, complaints } = teacher;
  await page.goto(`${site.origin}/admin/bank/networks-part-2/settings`);
  await page.getByLabel('How often', { exact: true }).fill('2');
  await page.getByLabel('Opens', { exact: true }).fill('2027-03-01T08:30');
  await page.getByLabel('Closes', { exact: true }).fill('2027-02-01T08:30');
  await page.getByText('It can be taken 2 times as an exam.').waitFor();
  await page.getByText(/^It opens on Monday, March 1, 2027.* 8:30/).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('It must close after it opens.').waitFor();
  await page.getByLabel('Closes', { exact: true }).fill('2027-04-01T08:30');
  await page.getByLabel('In the first ten minutes after the end').selectOption({ label: 'The score' });
  await page.getByText('Right after the end learners see their score.').waitFor();
  await expectSound(page, 'the settings of an exam');
  await picture(page, 'authoring-settings');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Saved\./).waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel('Opens', { exact: true }).inputValue()).toBe('2027-03-01T08:30');
  expect(brokenOf(complaints)).toEqual([]);
});

const PASTED = `Frage;Thema;A;B;Lösung
Was ist 2 + 2?;Rechnen;4;5;A
Was ist 3 + 3?;Rechnen;6;7;X
Was ist 4 + 4?;Rechnen;8;9;A
`;

it('a pasted table is looked at, its columns are named, and what is not taken says why', async () => {
  const { page, complaints } = teacher;
  await page.goto(`${site.origin}/admin/bank/networks-part-2/import`);
  await page.getByLabel('Or paste the questions here').fill(PASTED);
  await page.getByRole('button', { name: 'Look at what was pasted' }).click();
  await page.getByText('The columns could not be read by their names.').waitFor();
  await expectSound(page, 'columns without known names');
  await picture(page, 'authoring-mapping');
  for (const [column, means] of [
    ['Frage', 'question-text'],
    ['Thema', 'domain'],
    ['A', 'option-a'],
    ['B', 'option-b'],
    ['Lösung', 'correct answer'],
  ] as const)
    await page.getByLabel(`What “${column}” is`).selectOption(means);
  await page.getByRole('region', { name: 'Columns' }).getByRole('button', { name: 'Look again' }).click();
  const report = page.getByRole('region', { name: 'What would happen' });
  await report.getByText('"Rechnen" is not a domain of this exam').first().waitFor();
  const settings = page.getByRole('region', { name: 'Where the file does not say' });
  await settings.getByRole('switch', { name: 'Make domains that the exam does not have' }).check();
  await settings.getByRole('button', { name: 'Look again' }).click();
  await report.getByRole('button', { name: 'Import 2 questions' }).waitFor();
  await report.getByText('Line 3, Lösung').waitFor();
  await report.getByText(/names option X, which there is not: write the letter/).waitFor();
  await expectSound(page, 'a rehearsed import');
  await picture(page, 'authoring-import');
  const downloading = page.waitForEvent('download');
  await report.getByRole('button', { name: 'Download 1 row that was not taken' }).click();
  const file = await (await downloading).createReadStream();
  const mended = (await text(file)).replace(';X', ';A');
  expect(mended).toMatch(/^rejected-because;Frage;domain;A;B;Lösung\r\n/);
  await report.getByRole('button', { name: 'Import 2 questions' }).click();
  const result = page.getByRole('region', { name: 'What has happened' });
  await result.getByText('2 new questions wait as drafts.').waitFor();
  await result.getByRole('link', { name: 'Publish or take back' }).click();
  await page.getByRole('heading', { name: 'pasted.txt', level: 1 }).waitFor();
  await page.getByText('It made the domain Rechnen.').waitFor();
  await expectSound(page, 'an import');
  await picture(page, 'authoring-past-import');
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 drafts are asked from then on.').waitFor();
  await picture(page, 'authoring-publish-import');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('2 questions published').waitFor();
  await page.getByRole('link', { name: 'See the questions' }).click();
  await page.getByRole('link', { name: 'Was ist 4 + 4?' }).waitFor();
  await page.goto(`${site.origin}/admin/bank/networks-part-2/import`);
  await page.getByLabel('Or paste the questions here').fill(mended);
  await page.getByRole('button', { name: 'Look at what was pasted' }).click();
  await report.getByRole('button', { name: 'Import 1 question', exact: true }).waitFor();
  await page.goto(`${site.origin}/admin/bank/imports?exam=networks-part-2`);
  await expectSound(page, 'past imports');
  await picture(page, 'authoring-past-imports');
  await page.getByRole('listitem').filter({ hasText: 'done' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Take back' }).click();
  await dialog.getByText('1 domain that it made is empty and is removed.').waitFor();
  await dialog.getByText('2 questions that nobody has seen are removed.').waitFor();
  await expectSound(page, 'what taking an import back would do');
  await picture(page, 'authoring-undo-import');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('heading', { name: /^Taken back on/ }).waitFor();
  await page.goto(`${site.origin}/admin/bank/networks-part-2`);
  await page.getByRole('button', { name: 'Export' }).click();
  await dialog.getByLabel('Format').selectOption('gift');
  await expectSound(page, 'an export');
  const exporting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect(await text(await (await exporting).createReadStream())).toContain('::');
  await dialog.getByText(/questions? (is|are) in the file/).waitFor();
  await picture(page, 'authoring-export');
  await page.goto(`${site.origin}/admin/bank/columns`);
  await page.getByText('Example: Matching').waitFor();
  await page.getByRole('link', { name: 'Download the example' }).waitFor();
  await expectSound(page, 'the columns of a table of questions');
  expect(brokenOf(complaints)).toEqual([]);
});

it('all of it is there in German, on a phone, in the dark and in forced colours', async () => {
  const { page, complaints } = teacher;
  await page.context().request.post(`${site.origin}/trpc/auth.updateProfile`, {
    data: { json: { language: 'de' } },
    headers: { origin: site.origin },
  });
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [path, heading] of [
    ['/admin/bank', 'Fragenbank'],
    ['/admin/bank/networks-part-2', 'Networks, part 2'],
    ['/admin/bank/networks-part-2/questions/new', 'Eine neue Frage'],
    ['/admin/bank/networks-part-2/settings', 'Einstellungen der Prüfung'],
    ['/admin/bank/networks-part-2/import', 'Fragen importieren'],
    ['/admin/bank/columns', 'Eine Tabelle mit Fragen'],
    ['/admin/bank/imports', 'Importe'],
  ] as const) {
    await page.goto(`${site.origin}${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await settled(page);
    await picture(page, `authoring-phone${path.replaceAll('/', '-')}`);
  }
  await page.goto(`${site.origin}/admin/bank/networks-part-2/questions/new`);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.getByLabel('Antwort 1', { exact: true }).waitFor();
  await picture(page, 'authoring-phone-forced-colours');
  expect(brokenOf(complaints)).toEqual([]);
});
