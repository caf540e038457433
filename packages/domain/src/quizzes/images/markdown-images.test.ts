import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { imagesNamedIn } from './image-address.ts';
import {
  imagesIn,
  imagesInWords,
  markdownImage,
  problemsOfImages,
  withAddresses,
} from './markdown-images.ts';

const HASH = 'ab'.repeat(32);
const CELL = `image:${HASH}`;

it.each([
  ['in a sentence', `See ![a cell](${CELL})!`, [['a cell', CELL]]],
  ['with a title', `![a](pictures/cell.png "A cell")`, [['a', 'pictures/cell.png']]],
  ['with spaces in its name', '![a](<my cell.png>)', [['a', 'my cell.png']]],
  ['with brackets in its words', '![a [b] \\] c](x.png)', [['a [b] ] c', 'x.png']]],
  [
    'twice',
    '![a](x.png)![b](y.png)',
    [
      ['a', 'x.png'],
      ['b', 'y.png'],
    ],
  ],
  ['without words', '![](x.png)', [['', 'x.png']]],
  ['behind a mark that is none', '`a ![b](x.png)', [['b', 'x.png']]],
  ['in code', '`![a](x.png)` and ``` ![b](y.png) ```', []],
  ['in a block of code', '~~~md\n![a](x.png)\n~~~\n![b](y.png)', [['b', 'y.png']]],
  ['in a block of code that nothing closes', '![a](x.png)\n```\n![b](y.png)', [['a', 'x.png']]],
  ['behind a block with a longer end', '```\n``\n`````\n![b](y.png)', [['b', 'y.png']]],
  ['as a link', '\\![a](x.png) !\\[a](x.png) [a](x.png)', []],
  ['without its end', '![a](x.png', []],
])('an image %s', (_, text, found) => {
  expect(imagesIn(text).map(({ alt, address }) => [alt, address])).toEqual(found);
});

test('any words and any name are read as they were written', () => {
  const words = fc
    .string({ maxLength: 60, unit: 'grapheme' })
    .map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const name = fc
    .string({ minLength: 1, maxLength: 40 })
    .filter((text) => !/[<>\n\r\\]/.test(text) && text.trim() === text);
  fc.assert(
    fc.property(words, name, (alt, address) => {
      const [image] = imagesIn(`before ${markdownImage({ alt, address })} behind`);
      expect(image).toMatchObject({ alt, address });
    }),
  );
});

test('other addresses change nothing else', () => {
  const text = 'a ![x.png](x.png "x.png") b ![y](<y z.png>) `![x](x.png)` c';
  const changed = withAddresses(text, (address) => (address === 'kept' ? undefined : `${address}-new`));
  expect(changed).toBe('a ![x.png](x.png-new "x.png") b ![y](<y z.png-new>) `![x](x.png)` c');
  expect(withAddresses(text, () => undefined)).toBe(text);
});

test('where there is room for words alone the words of images stand in brackets', () => {
  expect(imagesInWords(`What is ![a *cell*](${CELL}) and ![](${CELL})?`)).toBe('What is [a *cell*] and […]?');
});

describe('what is wrong', () => {
  const problems = (text: string, areWordsDemanded = true) => problemsOfImages(text, { areWordsDemanded });

  it.each([
    ['an image of another site', '![a](https://example.org/a.png)', /another site, "https:\/\/example.org/],
    ['one whose site is hidden', '![a](//example.org/a.png)', /another site/],
    ['a file that did not come', '![a](pictures/a.png)', /shows "pictures\/a.png", which did not come/],
    ['what is no address', '![a](image:abc)', /that is none: "image:abc"/],
    ['data', '![a](data:image/png;base64,AAAA)', /that is none/],
    ['an image without words', `![ ](${CELL})`, /without saying what it shows/],
  ])('%s', (_, text, message) => {
    expect(problems(text)).toEqual([expect.stringMatching(message)]);
  });

  test('nothing, where an image is stored and says what it shows, or none are demanded to', () => {
    expect(problems(`![a](${CELL}) ![b](/avatars/fox.svg)`)).toEqual([]);
    expect(problems(`![](${CELL})`, false)).toEqual([]);
  });
});

test('all images are found that texts name, however deep, and nothing that only looks like one', () => {
  const shown = { text: `![a](${CELL}) ${CELL}0`, options: [{ text: `image:${'cd'.repeat(32)}` }, null, 3] };
  expect(imagesNamedIn(shown)).toEqual([HASH, 'cd'.repeat(32)]);
  expect(imagesNamedIn(`image:${'AB'.repeat(32)}`)).toEqual([]);
});

test('a text of marks is read in a moment', () => {
  for (const text of ['![', '`', '![a](', '\\', `${'!['.repeat(3)}]`, '``` `']) {
    const long = text.repeat(Math.floor(8_000 / text.length));
    expect(imagesIn(long).length).toBeLessThanOrEqual(long.length);
  }
});
