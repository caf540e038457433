import { describe, expect, it } from 'vitest';
import { foreignReading, questionsIn } from '../../testing/question-files.ts';
import { AikenReader } from './aiken/read-aiken.ts';
import { GiftReader } from './gift/read-gift.ts';
import { MoodleXmlReader } from './moodle-xml/read-moodle-xml.ts';
import type { QuestionReader } from './question-file.ts';

const LENGTH = 200_000;

/** Parts of which a careless reader looks at all that went before, again for each. */
const parts: Readonly<Record<string, string>> = {
  'opening braces': '{',
  'closing braces': '}',
  'questions that are not closed': 'Q?{=a\n\n',
  'answers without end': '=a ',
  'wrong answers': '~%50%a#b ',
  'feedback in feedback': '#',
  'general feedback': '####',
  backslashes: '\\',
  'names without text': '::',
  arrows: '->',
  comments: '// [id:a [tag:b\n',
  categories: '$CATEGORY: a/b\n',
  'empty lines': '\n \n',
  'line ends': '\r',
  'options without a key': 'A. a\n',
  'keys without options': 'ANSWER: A\n',
  'texts without options': 'Why?\n',
  spaces: ' ',
  'opening tags': '<question>',
  'closing tags': '</question>',
  'tags without end': '<a b="',
  'comments of XML': '<!--',
  'sections of XML': '<![CDATA[',
  'one within the other': '<a>',
  quotes: '"\'',
};

const before: readonly string[] = [
  '',
  'Q?{',
  'Q?{#',
  'Q?{=a -> b ',
  '<quiz><question type="essay"><questiontext><text>',
];

const readers: Readonly<Record<string, () => QuestionReader>> = {
  gift: () => new GiftReader(foreignReading),
  aiken: () => new AikenReader(foreignReading),
  'moodle-xml': () =>
    new MoodleXmlReader(foreignReading, () => ({ problem: 'is for others', line: 1, column: 1 })),
};

/** The square of the length takes a minute; what reads a file once needs milliseconds, busy as the machine may be. */
const READ_ONCE = { timeout: 10_000, retry: 1 };

describe.each(Object.entries(readers))('%s', (_, open) => {
  it.each(Object.entries(parts))('reads %s once', READ_ONCE, (_, part) => {
    for (const start of before) {
      const text = `${start}${part.repeat(LENGTH / part.length)}`;
      const pieces = [text.slice(0, 1_000), text.slice(1_000, 90_000), text.slice(90_000)];
      expect(() => questionsIn(open(), ...pieces)).not.toThrow();
    }
  });
});
