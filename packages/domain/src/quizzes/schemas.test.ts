import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trueFirst } from './question-types/choice/true-false.ts';
import {
  AnswerQuestion,
  type ChoiceDraft,
  examCode,
  QuestionDraft,
  StartAttempt,
  SubmitAttempt,
} from './schemas.ts';

const ID = '0190e3c8-5d3b-7a31-8c2e-5b1b0c0ffee0';

function optionsOf(...texts: string[]) {
  return texts.map((text, index) => ({ text, explanation: `why ${index}`, isCorrect: index === 0 }));
}

function draft(changes: Record<string, unknown> = {}) {
  return {
    externalId: null,
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Which port does HTTPS use?',
    options: optionsOf('443', '80', '22'),
    tags: [],
    ...changes,
  };
}

function problemsOf(value: unknown): { path: string; message: string }[] {
  const issues = QuestionDraft.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}

function markedCorrect(count: number, size: number) {
  return optionsOf(...Array.from({ length: size }, (_, i) => `option ${i}`)).map((option, index) => ({
    ...option,
    isCorrect: index < count,
  }));
}

describe('a question draft', () => {
  test('is taken when it keeps every rule', () => {
    expect(problemsOf(draft())).toEqual([]);
    expect(QuestionDraft.parse(draft()).explanation).toBeNull();
  });

  test('has 2 to 10 options', () => {
    for (const size of [2, 10]) expect(problemsOf(draft({ options: markedCorrect(1, size) }))).toEqual([]);
    for (const size of [1, 11]) {
      expect(problemsOf(draft({ options: markedCorrect(1, size) }))[0]?.path).toBe('options');
    }
  });

  test('of single choice has exactly one correct option', () => {
    for (const keys of [0, 2, 3]) {
      const [problem] = problemsOf(draft({ options: markedCorrect(keys, 3) }));
      expect(problem).toEqual({
        path: 'options',
        message: `options: must have exactly one correct option, has ${keys}`,
      });
    }
  });

  test('of multiple response has at least one correct option', () => {
    const type = 'multiple';
    for (const keys of [1, 2, 3])
      expect(problemsOf(draft({ type, options: markedCorrect(keys, 3) }))).toEqual([]);
    expect(problemsOf(draft({ type, options: markedCorrect(0, 3) }))[0]?.message).toMatch(/at least one/);
  });

  test('of true-false has two options and exactly one correct', () => {
    const type = 'true-false';
    expect(problemsOf(draft({ type, options: optionsOf('True', 'False') }))).toEqual([]);
    expect(problemsOf(draft({ type, options: optionsOf('True', 'False', 'Maybe') }))[0]?.message).toMatch(
      /exactly two/,
    );
    expect(problemsOf(draft({ type, options: markedCorrect(2, 2) }))).toHaveLength(1);
  });

  test('does not repeat an option, however it is spelled in Unicode or spaced', () => {
    const [problem] = problemsOf(
      draft({ options: optionsOf('caf\u00e9 au lait', 'tea', 'cafe\u0301  au lait ') }),
    );
    expect(problem).toEqual({
      path: 'options.2.text',
      message: 'options: option 3 says the same as option 1',
    });
  });

  test('may have options that differ in case, since ls -a is not ls -A', () => {
    expect(problemsOf(draft({ options: optionsOf('ls -a', 'ls -A') }))).toEqual([]);
  });

  test('keeps each tag once, as the table of tags has room for one', () => {
    const topic = { kind: 'topic', value: 'ports' };
    const category = { kind: 'category', value: 'ports' };
    expect(QuestionDraft.parse(draft({ tags: [topic, category, topic] })).tags).toEqual([topic, category]);
  });

  test('with characters that PostgreSQL refuses is refused, wherever they stand', () => {
    const bad = 'a\0b';
    const option = { text: bad, explanation: '', isCorrect: false };
    for (const change of [
      { text: bad },
      { externalId: bad },
      { domainCode: bad },
      { explanation: bad },
      { tags: [{ kind: 'topic', value: bad }] },
      { options: [...optionsOf('x', 'y'), option] },
      { options: [...optionsOf('x', 'y'), { ...option, text: 'z', explanation: bad }] },
    ]) {
      expect(problemsOf(draft(change)), JSON.stringify(change)).not.toEqual([]);
    }
  });
});

describe('the options of a true-false question', () => {
  test('stand in an order that does not depend on which one is right or came first', () => {
    const words = fc.constantFrom(['True', 'False'], ['wahr', 'falsch'], ['Yes', 'No'], ['Up', 'Down']);
    fc.assert(
      fc.property(words, fc.boolean(), fc.boolean(), (texts, firstIsRight, isTurned) => {
        const options = texts.map((text, i) => ({
          text,
          explanation: '',
          isCorrect: (i === 0) === firstIsRight,
        }));
        const given = isTurned ? options.toReversed() : options;
        const parsed = QuestionDraft.parse(draft({ type: 'true-false', options: given })) as ChoiceDraft;
        const orders = trueFirst(options).map((option) => option.text);
        expect(parsed.options.map((option) => option.text)).toEqual(orders);
        expect(parsed.options.filter((option) => option.isCorrect)).toHaveLength(1);
      }),
    );
  });

  test('begin with True', () => {
    const options = optionsOf('False', 'True');
    expect(QuestionDraft.parse(draft({ type: 'true-false', options }))).toMatchObject({
      options: options.toReversed(),
    });
  });
});

describe('commands', () => {
  const start = { examCode: 'a1101', mode: 'exam', idempotencyKey: ID };

  test('an attempt asks 1 to 100 questions, of domains named once', () => {
    expect(StartAttempt.safeParse(start).success).toBe(true);
    for (const questionCount of [0, 101, 1.5]) {
      expect(StartAttempt.safeParse({ ...start, questionCount }).success).toBe(false);
    }
    for (const domainCodes of [[], ['1.1', '1.1']]) {
      expect(StartAttempt.safeParse({ ...start, domainCodes }).success).toBe(false);
    }
  });

  test('an attempt cannot start without an idempotency key or in an unknown mode', () => {
    expect(StartAttempt.safeParse({ ...start, idempotencyKey: undefined }).success).toBe(false);
    expect(StartAttempt.safeParse({ ...start, mode: 'open-book' }).success).toBe(false);
  });

  test('an answer is a list of places, texts and what was left out, and may be empty', () => {
    const command = { attemptId: ID, position: 0 };
    for (const answer of [[], [0], [199, 0], ['a text'], [null, 1, ''], Array(20).fill(0)]) {
      expect(AnswerQuestion.safeParse({ ...command, answer }).success, `${answer}`).toBe(true);
    }
    for (const answer of [
      [-1],
      [200],
      [0.5],
      [true],
      [[0]],
      ['\0'],
      ['a'.repeat(8_001)],
      Array(21).fill(0),
    ]) {
      expect(AnswerQuestion.safeParse({ ...command, answer }).success, `${answer}`).toBe(false);
    }
    expect(AnswerQuestion.safeParse({ ...command, selected: [0] }).success).toBe(false);
  });

  test('positions run from 0 to 99', () => {
    for (const position of [-1, 100, 0.5]) {
      expect(AnswerQuestion.safeParse({ attemptId: ID, position, answer: [] }).success).toBe(false);
    }
  });

  test('a submission brings no score: what else a client sends is dropped', () => {
    expect(SubmitAttempt.parse({ attemptId: ID, scorePercent: 100 })).toEqual({ attemptId: ID });
  });

  test('an exam code fits its column', () => {
    expect(examCode.safeParse('a'.repeat(40)).success).toBe(true);
    expect(examCode.safeParse('a'.repeat(41)).success).toBe(false);
  });
});

test('no text of a question turns around what stands beside it, wherever it is', () => {
  const said = {
    ...{ externalId: null, domainCode: '1.1', type: 'single', difficulty: null, text: 'Which?', tags: [] },
    options: [
      { text: 'a\u202eb', isCorrect: true },
      { text: '\u2067c\u2069', isCorrect: false, explanation: '\u2067' },
    ],
  };
  const { error } = QuestionDraft.safeParse(said);
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['options.0.text', 'options: contains U+202E, which turns around what stands beside it'],
    ['options.1.explanation', 'options: contains U+2067, which turns around what stands beside it'],
  ]);
});
