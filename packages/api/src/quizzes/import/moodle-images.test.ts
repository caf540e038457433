import { hash } from 'node:crypto';
import { MoodleXmlReader } from '@studyhall/domain/quizzes/formats/moodle-xml/read-moodle-xml';
import { MoodleXmlWriter } from '@studyhall/domain/quizzes/formats/moodle-xml/write-moodle-xml';
import type { ImageInFile, KeepFile } from '@studyhall/domain/quizzes/formats/question-file';
import { imagesOfDraft } from '@studyhall/domain/quizzes/images/draft-images';
import { tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import { formattedTexts } from '@studyhall/domain/quizzes/markdown-shown';
import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { bankDrafts, foreignReading, questionsIn, unsaid } from '@studyhall/domain/testing/question-files';
import fc from 'fast-check';
import { decode } from 'html-entities';
import { describe, expect, it, test } from 'vitest';
import { loadHtmlReader } from './html-reader.ts';
import { loadMarkdownReader } from './markdown-reader.ts';
import { loadXmlParser } from './xml-parser.ts';

const parse = await loadXmlParser();
const CELL = Buffer.from('the bytes of a cell').toString('base64');
const hashOf = (base64: string) => hash('sha256', Buffer.from(base64, 'base64'));

const keepFile: KeepFile = ({ name, base64 }) =>
  name.endsWith('.pdf')
    ? { problem: 'is no PNG, JPEG, WebP or GIF' }
    : { address: `image:${hashOf(base64)}` };
const reading = {
  ...foreignReading,
  keepFile,
  readMarkdown: await loadMarkdownReader(),
  readHtml: await loadHtmlReader(),
  decodeEntities: (text: string) => decode(text),
};
const open = () => new MoodleXmlReader(reading, parse);

const file = (name: string, more = '') =>
  `<file name="${name}" path="/"${more} encoding="base64">${CELL}</file>`;
const essay = (html: string, files: string) => `<quiz><question type="essay">
  <questiontext format="html"><text><![CDATA[${html}]]></text>${files}</questiontext></question></quiz>`;

function readOne(document: string) {
  const [found] = questionsIn(open(), document);
  const { draft, problems = [], notes = [] } = found ?? {};
  const told = [...problems, ...notes].map(({ column, message }) => `${column} ${message}`);
  return { text: draft?.text, told };
}

describe('an image of Moodle', () => {
  it.each([
    ['beside its text', '<p>See <img src="@@PLUGINFILE@@/cell.png" alt="a cell"></p>', file('cell.png')],
    [
      'with spaces in its name',
      '<p>See <img src="@@PLUGINFILE@@/my%20cell.png?a=1" alt="a cell"></p>',
      file('my cell.png'),
    ],
    [
      'in a folder',
      '<p>See <img src="@@PLUGINFILE@@/in/cell.png" alt="a cell"></p>',
      file('cell.png').replace('path="/"', 'path="/in/"'),
    ],
  ])('%s is named by its hash', (_, html, files) => {
    expect(readOne(essay(html, files))).toEqual({ text: `See ![a cell](image:${hashOf(CELL)})`, told: [] });
  });

  test('without words is noted, and what no text shows is left out with a note', () => {
    const { text, told } = readOne(
      essay('<p><img src="@@PLUGINFILE@@/cell.png"></p>', file('cell.png') + file('b.png')),
    );
    expect(text).toBe(`![](image:${hashOf(CELL)})`);
    expect(told).toEqual([
      'questiontext shows an image without words: who cannot see it does not know what it shows',
      'questiontext does not show "b.png": it is left out',
    ]);
  });

  it.each([
    [
      'that did not come',
      '<p>See <img src="@@PLUGINFILE@@/gone.png" alt="x"></p>',
      '',
      /questiontext shows "@@PLUGINFILE@@\/gone.png", which did not come/,
    ],
    [
      'of another site',
      '<p>See <img src="https://example.org/a.png" alt="x"></p>',
      '',
      /another site, "https/,
    ],
    [
      'that is none',
      '<p><a href="@@PLUGINFILE@@/a.pdf">a</a></p>',
      file('a.pdf'),
      /file "a.pdf" comes with it and is no PNG/,
    ],
    [
      'in an odd form',
      '<p>a</p>',
      file('a.png').replace('base64', 'quoted'),
      /file "a.png" comes with it in a form that is not known: "quoted"/,
    ],
  ])('%s is refused by its name', (_, html, files, reason) => {
    expect(readOne(essay(html, files)).told).toEqual([expect.stringMatching(reason)]);
  });
});

/** A Markdown draft that shows an image in each of its texts. */
function showing(draft: QuestionDraft): QuestionDraft | undefined {
  const changed = structuredClone({ ...draft, textFormat: 'markdown' as const });
  for (const { path } of formattedTexts(draft)) {
    const place = path.slice(0, -1).reduce<unknown>((part, key) => Object(part)[key], changed);
    const key = path.at(-1) ?? '';
    const words = Object(place)[key];
    Object(place)[key] =
      `${path.join(' ')} ${draft.type === 'gaps' && key === 'text' ? (words ?? '') : ''} ![a \\} \\[cell\\] ${path.join(' ')}](image:${hashOf(CELL)})`;
  }
  const { data } = QuestionDraft.safeParse(changed);
  return data === undefined ? undefined : tidyDraft(data);
}

test('images of every text of every type go to Moodle with their bytes, and come back', () => {
  const types = new Set<string>();
  const images = new Map<string, ImageInFile>([[hashOf(CELL), { name: 'cell.png', base64: CELL }]]);
  fc.assert(
    fc.property(bankDrafts(), (plain) => {
      const draft = showing(plain);
      if (draft === undefined) return;
      const writer = new MoodleXmlWriter();
      const written = writer.write(draft, images);
      if (written.refused !== undefined || written.lost.length > 0) return;
      types.add(draft.type);
      expect(written.text).not.toContain('image:');
      const [found] = questionsIn(open(), writer.head, written.text, writer.tail);
      expect(found?.problems).toBeUndefined();
      expect(found?.draft && unsaid(found.draft)).toEqual(unsaid(draft));
      expect(imagesOfDraft(draft).length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
  expect(types.size).toBe(9);
});

test('an image whose bytes are not at hand is told as lost', () => {
  const draft = showing(fc.sample(bankDrafts(['open']), 1)[0] as QuestionDraft) as QuestionDraft;
  expect(new MoodleXmlWriter().write(draft)).toMatchObject({ lost: expect.arrayContaining(['its images']) });
});
