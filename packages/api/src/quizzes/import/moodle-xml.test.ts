import { MoodleXmlReader } from '@studyhall/domain/quizzes/formats/moodle-xml/read-moodle-xml';
import { MoodleXmlWriter } from '@studyhall/domain/quizzes/formats/moodle-xml/write-moodle-xml';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import {
  bankDrafts,
  brokenFiles,
  foreignReading,
  heldBy,
  questionsIn,
  unsaid,
} from '@studyhall/domain/testing/question-files';
import fc from 'fast-check';
import { decode } from 'html-entities';
import { describe, expect, it, test } from 'vitest';
import { loadHtmlReader } from './html-reader.ts';
import { loadXmlParser } from './xml-parser.ts';

const reading = {
  ...foreignReading,
  readHtml: await loadHtmlReader(),
  decodeEntities: (text: string) => decode(text),
};
const parse = await loadXmlParser();
const open = () => new MoodleXmlReader(reading, parse);

const question = (type: string, inside: string, text = 'Where is the bow?') => `
  <question type="${type}">
    <name><text>${text}</text></name>
    <questiontext format="html"><text><![CDATA[<p>${text}</p>]]></text></questiontext>
    ${inside}
  </question>`;
const answer = (fraction: number | string, text: string, more = '') =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text>${more}</answer>`;
const quiz = (...questions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>${questions.join('')}\n</quiz>\n`;
const two = `${answer(100, 'in front')}${answer(0, 'behind')}`;

function draftsIn(...questions: string[]): QuestionDraft[] {
  return questionsIn(open(), quiz(...questions)).flatMap(({ draft }) => draft ?? []);
}

function reasons(text: string): string[] {
  const found = questionsIn(open(), text);
  return found.flatMap(({ problems = [] }) => problems.map(({ column, message }) => `${column} ${message}`));
}

function notes(...questions: string[]): string[] {
  const found = questionsIn(open(), quiz(...questions));
  return found.flatMap(({ notes = [] }) => notes.map(({ column, message }) => `${column} ${message}`));
}

const EXAMPLE = quiz(
  '<question type="category"><category><text>$course$/top/Harbour/Ships</text></category></question>',
  question(
    'multichoice',
    `<generalfeedback format="html"><text>&lt;p&gt;Ships &amp;amp; boats&lt;/p&gt;</text></generalfeedback>
     <defaultgrade>2.0000000</defaultgrade><penalty>0.25</penalty><idnumber>S-1</idnumber><single>true</single>
     ${answer(100, '<![CDATA[<b>in front</b>]]>', '<feedback format="html"><text>Right &lt;i&gt;so&lt;/i&gt;</text></feedback>')}
     ${answer(0, 'behind')}${answer(-25, 'below')}
     <hint format="html"><text>It comes first.</text></hint>
     <tags><tag><text>ships</text></tag><tag><text>difficulty:easy</text></tag></tags>`,
  ),
  question('truefalse', answer(0, 'true') + answer(100, 'false', '<feedback><text>No.</text></feedback>')),
  question(
    'shortanswer',
    `<usecase>1</usecase>${answer(100, 'Stern')}${answer(50, 'st*n')}${answer(0, '*')}`,
  ),
  question(
    'numerical',
    `${answer(100, '5', '<tolerance>0.1</tolerance>')}
     <units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>
       <unit><multiplier>0.001</multiplier><unit_name>km</unit_name></unit></units>`,
  ),
  question(
    'matching',
    `<subquestion format="html"><text>bow</text><answer><text>front</text></answer></subquestion>
     <subquestion format="html"><text>stern</text><answer><text>back</text></answer></subquestion>
     <subquestion format="html"><text></text><answer><text>top</text></answer></subquestion>`,
  ),
  question(
    'ordering',
    `<gradingtype>1</gradingtype>${answer(2, 'then')}${answer(1, 'first')}${answer(3, 'last')}`,
  ),
  question(
    'gapselect',
    ['bow', 'stern', 'red', 'green']
      .map(
        (word, index) =>
          `<selectoption><text>${word}</text><group>${index < 2 ? 1 : 2}</group></selectoption>`,
      )
      .join(''),
    'The [[2]] is behind, port is [[3]].',
  ),
  question(
    'cloze',
    '',
    'The {1:SA:=bow#Yes~%50%prow} is in front; {1:MC:=port &amp; left~starboard} is red.',
  ),
  question('essay', '<graderinfo format="html"><text>Two parts.</text></graderinfo>'),
);

describe('a document with every type', () => {
  const found = questionsIn(open(), EXAMPLE);
  const drafts = found.flatMap(({ draft }) => draft ?? []);

  it('gives a question each, with the line in which it begins', () => {
    expect(reasons(EXAMPLE)).toEqual([]);
    expect(drafts.map(({ type }) => type)).toEqual([
      'single',
      'true-false',
      'short',
      'numeric',
      'matching',
      'ordering',
      'gaps',
      'gaps',
      'open',
    ]);
    expect(new Set(drafts.map(({ domainCode }) => domainCode))).toEqual(new Set(['Harbour/Ships']));
    expect(EXAMPLE.split('\n')[(found[1]?.lineNumber ?? 0) - 1]).toContain('type="truefalse"');
  });

  it('with fractions, feedback, hint, tags and HTML as Markdown', () => {
    expect(drafts[0]).toMatchObject({
      ...{
        externalId: 'S-1',
        textFormat: 'markdown',
        text: 'Where is the bow?',
        explanation: 'Ships & boats',
      },
      ...{ weight: 2, difficulty: 'easy', hint: { text: 'It comes first.', costPercent: 25 } },
      options: [
        { text: '**in front**', explanation: 'Right *so*', isCorrect: true },
        { text: 'behind', isCorrect: false },
        { text: 'below', isCorrect: false, weightPercent: -25 },
      ],
    });
    expect(drafts[0]?.tags).toContainEqual({ kind: 'topic', value: 'ships' });
  });

  it('with what is typed, units, pairs and orders', () => {
    expect(drafts[1]).toMatchObject({
      options: [{ isCorrect: false }, { isCorrect: true, explanation: 'No.' }],
    });
    expect(drafts[2]).toMatchObject({
      matchCase: true,
      accepted: [
        { text: 'Stern', creditPercent: 100 },
        { text: 'st*n', creditPercent: 50 },
      ],
    });
    expect(drafts[3]).toMatchObject({
      answers: [{ value: '5', tolerance: '0.1' }],
      units: [
        { unit: 'm', factor: '1' },
        { unit: 'km', factor: '1000' },
      ],
      isUnitNeeded: false,
    });
    expect(drafts[4]).toMatchObject({
      pairs: [{ prompt: 'bow', match: 'front' }, {}],
      extraMatches: ['top'],
    });
    expect(drafts[5]).toMatchObject({ items: ['first', 'then', 'last'], grading: 'neighbours' });
    expect(drafts[8]).toMatchObject({ points: 'Two parts.' });
  });

  it('with gaps that are chosen and typed', () => {
    expect(drafts[6]).toMatchObject({
      text: 'The \\[\\[1]] is behind, port is \\[\\[2]].'.replaceAll('\\', ''),
      gaps: [
        { kind: 'chosen', choices: [{ text: 'bow' }, { text: 'stern', isCorrect: true }] },
        { kind: 'chosen', choices: [{ text: 'red', isCorrect: true }, { text: 'green' }] },
      ],
    });
    expect(drafts[7]).toMatchObject({
      text: 'The [[1]] is in front; [[2]] is red.',
      gaps: [
        {
          kind: 'typed',
          accepted: [
            { text: 'bow', feedback: 'Yes' },
            { text: 'prow', creditPercent: 50 },
          ],
        },
        { kind: 'chosen', choices: [{ text: 'port & left', isCorrect: true }, { text: 'starboard' }] },
      ],
    });
  });

  it('in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(EXAMPLE.length), { maxLength: 5 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), EXAMPLE.length];
        const pieces = places.slice(1).map((end, index) => EXAMPLE.slice(places[index], end));
        const again = questionsIn(open(), ...pieces);
        expect(again.map(({ draft, lineNumber }) => [draft, lineNumber])).toEqual(
          found.map(({ draft, lineNumber }) => [draft, lineNumber]),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('is refused by its name', () => {
  it.each([
    ['type "calculated" has no home here', question('calculated', '')],
    ['type "description" has no home here', question('description', '')],
    ['type "constructor" has no home here', question('constructor', '')],
    [
      'file "ship.png" comes with it and cannot be kept here',
      question(
        'essay',
        '<graderinfo><text>x</text><file name="ship.png" encoding="base64">AAAA</file></graderinfo>',
      ),
    ],
    [
      'answer 1 has the fraction "half", which is no number',
      question('multichoice', answer('half', 'x') + two),
    ],
    [
      'answers must have exactly one correct option, has 2',
      question('multichoice', two + answer(100, 'there')),
    ],
    [
      'gap 1 is of the kind "MULTIRESPONSE", which has no home here',
      question('cloze', '', 'A {1:MULTIRESPONSE:=a~=b}.'),
    ],
    [
      'gap 1 is a number with a tolerance, which has no place in a gap here',
      question('cloze', '', 'A {1:NM:=5:0.1}.'),
    ],
    ['gap 1 names choice 7, which there is not', question('gapselect', '', 'A [[7]].')],
    ['studyhall is not as an export writes it', question('essay', '<studyhall>{"prize":1}</studyhall>')],
  ])('%s', (reason, one) => {
    expect(reasons(quiz(one))).toEqual([reason]);
  });

  it('and a mistake of the document has its line and column, and costs one question', () => {
    const file = quiz('<question type="essay">\n <name>\n</question>', question('essay', ''));
    expect(reasons(file)).toEqual([
      "line 4, column 1 is no XML: expected closing tag 'name' (opened in line 2, col 2) instead of closing tag 'question'",
    ]);
    expect(questionsIn(open(), file)).toHaveLength(2);
    expect(reasons('<quiz><question type="essay">')).toEqual(['question has no </question>']);
  });
});

test('a document that declares entities is refused whole', () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>\n<quiz/>`;
  const reader = open();
  expect(questionsIn(reader, bomb)).toEqual([]);
  expect(reader.problem).toEqual({
    line: 2,
    problem: 'declares a document type, which is refused: its entities could be anything',
  });
});

describe('what has no home is noted', () => {
  it.each([
    [
      'answer 3 earns nothing and is left out with its feedback',
      question('shortanswer', `${answer(100, 'a')}${answer(50, 'b')}${answer(0, '*')}`),
    ],
    [
      'correctfeedback is not kept: there is feedback for each answer, and for all',
      question('multichoice', `${two}<correctfeedback><text>Well done, captain!</text></correctfeedback>`),
    ],
    [
      'hints are 2: only the first is kept',
      question('essay', '<hint><text>a</text></hint><hint><text>b</text></hint>'),
    ],
    [
      'defaultgrade "0.5" is no whole number from 1 to 100: it counts 1',
      question('essay', '<defaultgrade>0.5</defaultgrade>'),
    ],
    [
      'name "Chapter" is not kept: questions have no names here',
      question('essay', '').replace('<name><text>Where is the bow?', '<name><text>Chapter'),
    ],
    [
      'question has a script, which is left out',
      question('essay', '', 'Bow?<script>x()</script>').replace(/<name>.*<\/name>/, ''),
    ],
    [
      'unit 1 has a factor that is no decimal: it was rounded',
      question(
        'numerical',
        `${answer(100, '5')}<units><unit><multiplier>3</multiplier><unit_name>ft</unit_name></unit></units>`,
      ),
    ],
  ])('%s', (note, one) => {
    expect(notes(one)).toEqual([note]);
  });

  it('but not what Moodle says to everybody', () => {
    const usual =
      '<correctfeedback format="html"><text>&lt;p&gt;Your answer is correct.&lt;/p&gt;</text></correctfeedback>';
    expect(notes(question('multichoice', `${two}${usual}`))).toEqual([]);
  });
});

test('options that are not shuffled keep their places', () => {
  const [draft] = draftsIn(question('multichoice', `<shuffleanswers>0</shuffleanswers>${two}`));
  expect(draft).toMatchObject({ options: [{ isFixed: true }, { isFixed: true }] });
});

test('what is written is read as the same questions of every type', () => {
  const types = new Set<string>();
  fc.assert(
    fc.property(fc.array(bankDrafts(), { maxLength: 5 }), (some) => {
      const { file, held } = heldBy(() => new MoodleXmlWriter(), some);
      for (const { type } of held) types.add(type);
      expect(reasons(file)).toEqual([]);
      expect(questionsIn(open(), file).map(({ draft }) => draft && unsaid(draft))).toEqual(held.map(unsaid));
    }),
    { numRuns: 200 },
  );
  expect(types.size).toBe(9);
});

test('no document makes it throw, and every question of it is told', () => {
  const broken = brokenFiles(EXAMPLE, [
    '<',
    '>',
    '</question>',
    '<question>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '&',
    '"',
    '{',
    '}',
    '[[1]]',
    '\0',
  ]);
  fc.assert(
    fc.property(fc.oneof(broken, fc.string({ unit: 'binary', maxLength: 100 })), (text) => {
      const untold = questionsIn(open(), text).filter(
        ({ draft, problems = [] }) => draft === undefined && problems.length === 0,
      );
      expect(untold).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
