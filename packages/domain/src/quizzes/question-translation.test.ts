import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CANARY, draftsOf } from '../testing/question-bodies.ts';
import type { QuestionDraft } from './question-draft.ts';
import { originalForm, type QuestionOriginal, textsIn, translatableTexts } from './question-texts.ts';
import {
  carriedOver,
  checkPartialTranslation,
  checkTranslation,
  explanationFor,
  fitsVersion,
  hintFor,
  type JudgedOriginal,
  overlay,
  saidIn,
  wordingFor,
} from './question-translation.ts';
import { questionTypes, rulesOf } from './question-types/question-types.ts';

const anyDraft = fc.oneof(...questionTypes.map(draftsOf));

function originalOf(draft: QuestionDraft): JudgedOriginal {
  const { type, text, explanation, hint, textFormat } = draft;
  const parts = rulesOf(type).partsOf(draft);
  return { type, text, explanation, hint: hint?.text ?? null, textFormat: textFormat ?? 'plain', ...parts };
}

/** Says every text backwards in order: what was first by its letters is last now. */
function translated(original: QuestionOriginal): Map<string, string> {
  const texts = translatableTexts(original);
  return new Map(
    texts.map(({ field, text }, index) => [
      field,
      `de ${String(texts.length - index).padStart(3, '0')} ${field === 'text' ? text : ''}`.trim(),
    ]),
  );
}

function accepted(original: JudgedOriginal, said = translated(original)) {
  const checked = checkTranslation(original, said, null);
  if (checked.translation === undefined) throw new Error(JSON.stringify(checked.problems));
  return checked.translation;
}

const single = originalOf({
  ...{ externalId: null, domainCode: '1.1', type: 'single', difficulty: null, textFormat: 'plain' },
  ...{ text: 'Which?', tags: [], explanation: 'Because.', hint: { text: 'Look.', costPercent: 10 } },
  ...{ weight: 1, source: null },
  options: [
    { text: 'Red', explanation: 'It is.', isCorrect: true },
    { text: 'Blue', explanation: 'It is not.', isCorrect: false },
  ],
});
const german = new Map([
  ['text', 'Welche?'],
  ['options.0.text', 'Rot'],
  ['options.1.text', 'Blau'],
]);

describe('of every type', () => {
  test('what is said is what is read back, field by field', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const original = originalOf(draft);
        const said = translated(original);
        expect(saidIn(original, accepted(original, said))).toEqual(said);
      }),
    );
  });

  test('a translation changes no key: what is right is right in every language', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const original = originalOf(draft);
        const translation = accepted(original);
        const rules = rulesOf(original.type);
        const shown = overlay(original.public, translation.public);
        const feedback = overlay(original.feedback, translation.feedback);
        expect(rules.shuffledIn(original.public).length).toBe(rules.shuffledIn(shown).length);
        const body = rules.bodyOf({ public: shown, key: original.key, feedback });
        // The fields of the body say, at their places, what was said of them.
        for (const { path, text } of rules.textsOf(body)) {
          const said = translated(original).get(path.join('.'));
          if (said !== undefined) expect(text).toBe(said);
        }
        expect(rules.public.safeParse(shown).success).toBe(true);
        expect(rules.feedback.safeParse(feedback).success).toBe(true);
      }),
    );
  });

  test('nothing of what explains stands in what is shown before the end', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const original = originalOf(draft);
        const said = translated(original);
        for (const { field, part } of translatableTexts(original))
          if (part !== 'shown') said.set(field, `${CANARY} ${field}`);
        const translation = accepted(original, said);
        const wording = wordingFor({ ...original, language: 'en' }, translation, 'de');
        expect(JSON.stringify(wording)).not.toContain(CANARY);
      }),
    );
  });

  test('a version that says the same takes the whole translation over', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const original = originalOf(draft);
        const translation = accepted(original);
        expect(carriedOver(original, original, translation)).toEqual(translation);
        expect(fitsVersion(original, translation)).toBe(true);
      }),
    );
  });

  test('of one that may say a part the rest stays as the original says it', () => {
    fc.assert(
      fc.property(anyDraft, fc.nat(), (draft, choice) => {
        const original = originalOf(draft);
        const shown = translatableTexts(original).filter(({ part }) => part === 'shown');
        const missing = shown[choice % shown.length]?.field ?? '';
        const said = translated(original);
        said.delete(missing);
        const { translation } = checkPartialTranslation(original, said, null);
        if (translation === undefined) throw new Error('not taken');
        expect(saidIn(original, translation)).toEqual(said);
        expect(fitsVersion(original, translation)).toBe(true);
        expect(carriedOver(original, original, translation)).toEqual(translation);
      }),
    );
  });

  test('a translation that lacks a text which is shown is refused by its field', () => {
    fc.assert(
      fc.property(anyDraft, fc.nat(), (draft, choice) => {
        const original = originalOf(draft);
        const shown = translatableTexts(original).filter(({ part }) => part === 'shown');
        const missing = shown[choice % shown.length]?.field ?? '';
        const said = translated(original);
        said.delete(missing);
        const { problems } = checkTranslation(original, said, null);
        expect(problems?.map(({ column }) => column)).toEqual([missing]);
      }),
    );
  });
});

test('what an original says by other words has another form, and the key has no part in it', () => {
  const form = (original: QuestionOriginal) => originalForm(translatableTexts(original));
  expect(form({ ...single, key: { right: [1] } })).toBe(form(single));
  expect(form({ ...single, explanation: 'Since.' })).not.toBe(form(single));
});

test('the question and what explains it are in the reader’s language, each whole or not at all', () => {
  const partly = accepted(single, new Map([...german, ['options.0.explanation', 'Ist es.']]));
  const own = { ...single, language: 'en', hint: 'Look.' };
  expect(wordingFor(own, partly, 'de')).toEqual({
    text: 'Welche?',
    public: { options: [{ text: 'Rot' }, { text: 'Blau' }] },
    lang: null,
  });
  expect(explanationFor(own, partly, 'de')).toEqual({
    explanation: 'Because.',
    feedback: { options: ['It is.', 'It is not.'] },
    lang: 'en',
  });
  expect(hintFor(own, partly.hint, 'de')).toEqual({ text: 'Look.', lang: 'en' });
  const whole = new Map([
    ...german,
    ...([
      ['hint', 'Schau.'],
      ['explanation', 'Darum.'],
      ['options.0.explanation', 'Ist es.'],
      ['options.1.explanation', 'Ist es nicht.'],
    ] as const),
  ]);
  const complete = accepted(single, whole);
  expect(explanationFor(own, complete, 'de')).toEqual({
    explanation: 'Darum.',
    feedback: { options: ['Ist es.', 'Ist es nicht.'] },
    lang: null,
  });
  expect(hintFor(own, complete.hint, 'de')).toEqual({ text: 'Schau.', lang: null });
  expect(wordingFor(own, null, 'en').lang).toBeNull();
  expect(explanationFor(own, null, 'de').lang).toBe('en');
});

describe('a translation is refused', () => {
  const problemsOf = (original: JudgedOriginal, said: ReadonlyMap<string, string>) =>
    checkTranslation(original, said, null).problems?.map(({ column, message }) => `${column}: ${message}`);

  test('with an option more than the original has', () => {
    expect(problemsOf(single, new Map([...german, ['options.2.text', 'Grün']]))).toEqual([
      'options.2.text: is no text of the original',
    ]);
  });

  test('with two options that read alike', () => {
    expect(problemsOf(single, new Map([...german, ['options.1.text', 'Rot']]))).toEqual([
      'options.1.text: option 2 says the same as option 1',
    ]);
  });

  test('with a text that is longer than an original may be', () => {
    expect(problemsOf(single, new Map([...german, ['text', 'x'.repeat(8_001)]]))?.[0]).toMatch(/^text: /);
  });

  const gaps = originalOf({
    ...{ externalId: null, domainCode: '1.1', type: 'gaps', difficulty: null, textFormat: 'plain' },
    ...{ text: '[[1]] and [[2]]', tags: [], explanation: null, hint: null, weight: 1, source: null },
    gaps: [
      {
        kind: 'typed',
        accepted: [{ text: 'a', creditPercent: 100, feedback: '' }],
        matchCase: false,
        matchAccents: false,
      },
      {
        kind: 'chosen',
        choices: [
          { text: 'b', isCorrect: true, feedback: '' },
          { text: 'c', isCorrect: false, feedback: '' },
        ],
      },
    ],
  });

  test('without a gap of the original', () => {
    const said = new Map([
      ['text', '[[2]] und'],
      ['gaps.1.choices.0.text', 'B'],
      ['gaps.1.choices.1.text', 'C'],
    ]);
    expect(problemsOf(gaps, said)).toEqual(['text: must name gap 1 as [[1]]']);
    expect(problemsOf(gaps, new Map([...said, ['text', '[[2]] und [[1]]']]))).toBeUndefined();
  });

  test('where it says in another language what is typed: the original has the answers of all languages', () => {
    const said = new Map([...translated(gaps), ['gaps.0.accepted.0.text', 'ä']]);
    expect(problemsOf(gaps, said)).toEqual(['gaps.0.accepted.0.text: is no text of the original']);
  });

  const matching = originalOf({
    ...{ externalId: null, domainCode: '1.1', type: 'matching', difficulty: null, textFormat: 'plain' },
    ...{ text: 'Match.', tags: [], explanation: null, hint: null, weight: 1, source: null },
    pairs: [
      { prompt: 'HTTP', match: 'TCP' },
      { prompt: 'SSH', match: 'TCP' },
      { prompt: 'DNS', match: 'UDP' },
    ],
    extraMatches: [],
  });
  const pairs = new Map([
    ...(['text', 'pairs.0.prompt', 'pairs.1.prompt', 'pairs.2.prompt'] as const).map(
      (name) => [name, `de ${name}`] as const,
    ),
    ['pairs.0.match', 'T'],
    ['pairs.2.match', 'U'],
  ]);

  test('where one match of several prompts has two translations', () => {
    expect(problemsOf(matching, new Map([...pairs, ['pairs.1.match', 'T']]))).toBeUndefined();
    expect(problemsOf(matching, new Map([...pairs, ['pairs.1.match', 'X']]))).toEqual([
      'pairs.1.match: is the same as pairs.0.match in the original, and must be here',
    ]);
  });
});

describe('a new version', () => {
  const options = (...texts: string[]) => ({ options: texts.map((text) => ({ text })) });

  test('takes an option’s words along to where the option stands now', () => {
    const to = { ...single, public: options('Blue', 'Red'), key: { right: [1] } };
    const carried = carriedOver(single, to, accepted(single, german));
    expect(carried?.public).toEqual(options('Blau', 'Rot'));
  });

  test('keeps the translation of a text that was mended', () => {
    const to = { ...single, text: 'Which one?' };
    expect(carriedOver(single, to, accepted(single, german))?.text).toBe('Welche?');
  });

  test('loses a translation that says another option than is graded', () => {
    expect(
      carriedOver(single, { ...single, public: options('Green', 'Blue') }, accepted(single, german)),
    ).toBeNull();
    expect(
      carriedOver(single, { ...single, public: options('Red', 'Blue', 'Green') }, accepted(single, german)),
    ).toBeNull();
  });

  test('of another type has no translation', () => {
    expect(carriedOver(single, { ...single, type: 'multiple' }, accepted(single, german))).toBeNull();
  });
});

test('laid over an original, what has another shape changes nothing', () => {
  fc.assert(
    fc.property(anyDraft, fc.jsonValue(), (draft, other) => {
      const { public: shown } = originalOf(draft);
      expect(textsIn(overlay(shown, other)).length).toBe(textsIn(shown).length);
    }),
  );
});
