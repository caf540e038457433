import { describe, expect, test } from 'vitest';
import { localDraftStore } from './local-draft.ts';
import {
  blankForm,
  formOf,
  type QuestionForm,
  saidIn,
  type WholeQuestion,
  withType,
} from './question-form.ts';

const words = { isTrue: 'True', isFalse: 'False' };
const blank = blankForm(words, {
  type: 'single',
  domainCode: 'General',
  isDomainNew: true,
  textFormat: 'plain',
});
const option = (text: string, isCorrect = false) => ({ text, explanation: '', isCorrect });

test('rows in which nothing stands are not said at the end of a list, and stay within it', () => {
  const options = [option('a', true), option(''), option('b'), option(''), option(' ')];
  const form = { ...blank, bodies: { ...blank.bodies, single: { options } } };
  expect(saidIn(form)).toMatchObject({ options: options.slice(0, 3) });
});

test('what a gap accepts loses its empty rows, too', () => {
  const accepted = (text: string) => ({ text, creditPercent: 100, feedback: '' });
  const gap = { kind: 'typed' as const, matchCase: false, matchAccents: false };
  const gaps = [{ ...gap, accepted: [accepted('a'), accepted('')] }];
  const form: QuestionForm = { ...blank, type: 'gaps', bodies: { ...blank.bodies, gaps: { gaps } } };
  expect(saidIn(form)).toMatchObject({ gaps: [{ accepted: [accepted('a')] }] });
});

test('options stay when one right one becomes several, and the first stays right on the way back', () => {
  const options = [option('a'), option('b', true), option('c', true)];
  const several: QuestionForm = {
    ...blank,
    type: 'multiple',
    bodies: { ...blank.bodies, multiple: { options } },
  };
  const one = withType(several, 'single');
  expect(one.bodies.single.options.map(({ isCorrect }) => isCorrect)).toEqual([false, true, false]);
  expect(withType(one, 'multiple').bodies.multiple).toEqual(one.bodies.single);
});

test('a stored question says in its fields what it said', () => {
  const question: WholeQuestion = {
    ...{ questionId: 'q', externalId: 'Q-1', domainCode: '1.1', status: 'published', version: 3 },
    ...{ type: 'ordering', difficulty: 'hard', textFormat: 'markdown', text: 'In which order?' },
    ...{ examCode: 'exam', items: ['a', 'b'], grading: 'neighbours', explanation: 'Because.' },
    ...{ hint: { text: 'Look', costPercent: 10 }, weight: 2 },
    source: { paper: 'Mock', year: 2020, number: null },
    tags: [
      { kind: 'category', value: 'Maths' },
      { kind: 'topic', value: 'sums' },
      { kind: 'topic', value: 'order' },
    ],
    createdAt: new Date(0),
    updatedAt: new Date(0),
    images: [],
  };
  const { questionId: _id, status: _status, version: _version, examCode: _code, ...said } = question;
  const { createdAt: _created, updatedAt: _updated, images: _images, ...draft } = said;
  expect(saidIn(formOf(question, words))).toEqual(draft);
});

describe('a local draft', () => {
  const memory = new Map<string, string>();
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
    removeItem: (key: string) => void memory.delete(key),
  };
  const storeOf = (userId: string) =>
    localDraftStore({ storage, userId, examCode: 'exam', questionId: null });

  test('comes back as it was written, to whoever wrote it alone', () => {
    storeOf('ada').keep({ form: blank, version: 0, at: 7 });
    expect(storeOf('ada').read()).toEqual({ form: blank, version: 0, at: 7 });
    expect(storeOf('bob').read()).toBeNull();
    storeOf('ada').drop();
    expect(storeOf('ada').read()).toBeNull();
  });

  test('that is no draft is none, and a full storage breaks nothing', () => {
    memory.set('studyhall.question.1.eve.exam.new', '{');
    expect(storeOf('eve').read()).toBeNull();
    const full = {
      ...storage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const store = localDraftStore({ storage: full, userId: 'ada', examCode: 'exam', questionId: null });
    expect(() => store.keep({ form: blank, version: 0, at: 7 })).not.toThrow();
  });
});
