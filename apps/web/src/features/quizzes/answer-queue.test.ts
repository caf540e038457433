import { describe, expect, it, vi } from 'vitest';
import { createAnswerQueue, type SendOutcome, type UnsavedAnswers } from './answer-queue.ts';
import { createAnswerStore, type KeptAnswer } from './answer-store.ts';

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Send = (position: number, answer: KeptAnswer) => Promise<SendOutcome>;

function storage(): Kept & { readonly size: () => number } {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    size: () => values.size,
  };
}

/** One tab's queue. Two with the same storage are two tabs of one attempt. */
function tabWith(send: Send, kept: Kept = storage()) {
  const told: string[] = [];
  const store = createAnswerStore({ storage: kept, attemptId: 'attempt', questionCount: 20 });
  const onChange = (unsaved: UnsavedAnswers): void => void told.push(words(unsaved));
  const queue = createAnswerQueue({ store, send, onChange, delay: () => 5, typingPause: 20 });
  return { queue, told, kept, unsaved: () => words(queue.unsaved()) };
}

function words(unsaved: UnsavedAnswers): string {
  return [...unsaved].map(([at, { answer, state }]) => `${at}:${answer.join('+')} ${state}`).join(', ');
}

/** A server that keeps what it is sent. */
function server() {
  const answers = new Map<number, string>();
  const send: Send = async (position, { answer }) => {
    answers.set(position, answer.join('+'));
    return 'sent';
  };
  return { send, answers };
}

const offline: Send = async () => 'later';

describe('saving answers', () => {
  it('sends each answer and says when it is saved', async () => {
    const { send, answers } = server();
    const { queue, told } = tabWith(send);
    queue.put(0, [2], 0);
    await queue.flush();
    expect([...answers]).toEqual([[0, '2']]);
    expect(told[0]).toBe('0:2 saving');
    expect(told.at(-1)).toBe('');
  });

  it('sends only the newest answer of a question that was changed meanwhile', async () => {
    const sent: string[] = [];
    const { queue } = tabWith(async (position, { answer }) => {
      sent.push(`${position}:${answer.join()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 'sent';
    });
    queue.put(0, [1], 0);
    queue.put(1, [0], 0);
    queue.put(1, [3], 0);
    await queue.flush();
    expect(sent).toEqual(['0:1', '1:3']);
  });

  it('sends again what was changed while it was on its way', async () => {
    const { send, answers } = server();
    const { queue } = tabWith(async (...answer) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return await send(...answer);
    });
    queue.put(0, [1], 0);
    await new Promise((resolve) => setTimeout(resolve, 2));
    queue.put(0, [2], 0);
    await queue.flush();
    expect(answers.get(0)).toBe('2');
  });

  it('sends again what was changed and changed back meanwhile: another browser may have answered in between', async () => {
    const sent: string[] = [];
    const { queue } = tabWith(async (_position, { answer, givenAt }) => {
      sent.push(`${givenAt}:${answer.join()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 'sent';
    });
    queue.put(0, [1], 10);
    await new Promise((resolve) => setTimeout(resolve, 2));
    queue.put(0, [2], 20);
    queue.put(0, [1], 30);
    await queue.flush();
    expect(sent).toEqual(['10:1', '30:1']);
    expect(queue.unsaved().size).toBe(0);
  });

  it('keeps what it cannot send and sends it when it can, without being asked', async () => {
    let isOnline = false;
    const { queue, told } = tabWith(async () => (isOnline ? 'sent' : 'later'));
    queue.put(4, [1], 0);
    await queue.flush();
    expect(told.at(-1)).toBe('4:1 waiting');
    isOnline = true;
    await vi.waitFor(() => expect(told.at(-1)).toBe(''));
  });

  it('finds unsent answers again after a reload', async () => {
    const kept = storage();
    const before = tabWith(offline, kept);
    before.queue.put(2, [0, 3], 0);
    await before.queue.flush();
    before.queue.stop();
    const after = tabWith(server().send, kept);
    expect(after.unsaved()).toBe('2:0+3 saving');
    await after.queue.flush();
    expect(kept.size()).toBe(0);
  });

  it('sends an answer that the server refuses only once, and says so after others were saved', async () => {
    const { send, answers } = server();
    let tries = 0;
    const { queue, unsaved } = tabWith(async (position, answer) => {
      if (position > 0) return await send(position, answer);
      tries += 1;
      return { refusal: 'question-locked' };
    });
    queue.put(0, [1], 0);
    await queue.flush();
    queue.put(1, [2], 0);
    await queue.flush();
    expect([...answers]).toEqual([[1, '2']]);
    expect(unsaved()).toBe('0:1 refused');
    expect(queue.unsaved().get(0)?.refusal).toBe('question-locked');
    expect(tries).toBe(1);
  });

  it('sends the others although one of them always fails, and says that it waits', async () => {
    const { send, answers } = server();
    const { queue, unsaved } = tabWith(async (position, answer) =>
      position === 0 ? 'failed' : await send(position, answer),
    );
    for (const position of [0, 1, 2]) queue.put(position, [position], 0);
    await queue.flush();
    expect([...answers]).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
    expect(unsaved()).toBe('0:0 waiting');
    queue.stop();
  });

  it('tries what failed again, without being asked', async () => {
    const { send, answers } = server();
    let fails = 2;
    const { queue, unsaved } = tabWith(async (position, answer) => {
      fails -= 1;
      if (fails >= 0) return 'failed';
      return await send(position, answer);
    });
    queue.put(0, [1], 0);
    await vi.waitFor(() => expect(unsaved()).toBe(''));
    expect([...answers]).toEqual([[0, '1']]);
    queue.stop();
  });

  it('tries a refused question again with another answer', async () => {
    const { queue, unsaved } = tabWith(async (_, { answer }) =>
      answer[0] === 9 ? { refusal: 'option-unknown' } : 'sent',
    );
    queue.put(0, [9], 0);
    await queue.flush();
    queue.put(0, [1], 0);
    await queue.flush();
    expect(unsaved()).toBe('');
  });

  it('keeps with each answer when it was given', async () => {
    const sent: number[] = [];
    const kept = storage();
    const before = tabWith(offline, kept);
    before.queue.put(2, [0], 1_000);
    before.queue.put(2, [1], 2_000);
    await before.queue.flush();
    before.queue.stop();
    const after = tabWith(async (_, { givenAt }) => {
      sent.push(givenAt);
      return 'sent';
    }, kept);
    await after.queue.flush();
    expect(sent).toEqual([2_000]);
  });

  it('keeps what is being typed at once, and sends it when no more comes, or when it is asked to', async () => {
    const sent: string[] = [];
    const kept = storage();
    const tab = tabWith(async (_, { answer }) => {
      sent.push(answer.join());
      return 'sent';
    }, kept);
    for (const text of ['o', 'os', 'osi']) tab.queue.put(0, [text], 0, 'typing');
    expect([sent, tab.unsaved()]).toEqual([[], '0:osi saving']);
    await vi.waitFor(() => expect(sent).toEqual(['osi']));
    tab.queue.put(0, ['osi 7'], 0, 'typing');
    await tab.queue.flush();
    expect([sent, kept.size()]).toEqual([['osi', 'osi 7'], 0]);
  });

  it('sends what a version before has kept', async () => {
    const { send, answers } = server();
    const kept = storage();
    kept.setItem('studyhall.answers.attempt.2', '{"selected":[1,3],"givenAt":5,"refusal":null}');
    kept.setItem('studyhall.answers.attempt.3', '{"selected":[],"givenAt":6,"refusal":"question-locked"}');
    const { queue, unsaved } = tabWith(send, kept);
    expect(unsaved()).toBe('2:1+3 saving, 3: refused');
    await queue.flush();
    expect([...answers]).toEqual([[2, '1+3']]);
    expect(unsaved()).toBe('3: refused');
  });

  it('is not misled by what somebody else left in the storage', () => {
    const kept = storage();
    kept.setItem('studyhall.answers.attempt.0', '{"not":"ours"}');
    kept.setItem('studyhall.answers.attempt.1', '}');
    expect(tabWith(offline, kept).unsaved()).toBe('');
  });
});

describe('two tabs of one attempt', () => {
  it('lose no answer, whichever of them sends', async () => {
    const kept = storage();
    const { send, answers } = server();
    const one = tabWith(offline, kept);
    const other = tabWith(send, kept);
    one.queue.put(0, [1], 0);
    await one.queue.flush();
    other.queue.put(1, [2], 0);
    await other.queue.flush();
    expect([...answers]).toEqual([
      [0, '1'],
      [1, '2'],
    ]);
    expect(kept.size()).toBe(0);
  });

  it('keep each their answers while neither can send', async () => {
    const kept = storage();
    const [one, other] = [tabWith(offline, kept), tabWith(offline, kept)];
    one.queue.put(0, [1], 0);
    other.queue.put(1, [2], 0);
    await Promise.all([one.queue.flush(), other.queue.flush()]);
    one.queue.put(2, [3], 0);
    expect(other.unsaved()).toBe('0:1 waiting, 1:2 waiting, 2:3 waiting');
  });

  it('never bring back an older answer of the same question', async () => {
    const kept = storage();
    const { send, answers } = server();
    let isOnline = false;
    const sendWhenOnline: Send = async (...answer) => (isOnline ? await send(...answer) : 'later');
    const [one, other] = [tabWith(sendWhenOnline, kept), tabWith(sendWhenOnline, kept)];
    one.queue.put(0, [1], 0);
    other.queue.put(0, [2], 0);
    isOnline = true;
    await other.queue.flush();
    await one.queue.flush();
    expect(answers.get(0)).toBe('2');
  });
});
