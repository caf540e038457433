import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnswerSender, type Sending, type SendOutcome } from './answer-sender.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A sender whose calls are answered by hand. */
function scene() {
  const sent: Answer[] = [];
  const told: Sending[] = [];
  const kept: (Answer | null)[] = [];
  const waiting: ((outcome: SendOutcome) => void)[] = [];
  const sender = createAnswerSender({
    send: (answer) => {
      sent.push(answer);
      return new Promise((resolve) => waiting.push(resolve));
    },
    onChange: (sending) => told.push(sending),
    keep: (answer) => kept.push(answer),
  });
  const reply = async (outcome: SendOutcome): Promise<void> => {
    waiting.shift()?.(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sender, sent, told, kept, reply };
}

test('an answer is saved when the server says so, and not before', async () => {
  const { sender, told, kept, reply } = scene();
  sender.give([1]);
  expect(told).toEqual([{ state: 'sending' }]);
  await reply('saved');
  expect(told.at(-1)).toEqual({ state: 'saved' });
  expect(kept).toEqual([[1], null]);
});

test('what does not get through is kept, said, and sent again', async () => {
  const { sender, sent, told, kept, reply } = scene();
  sender.give([1]);
  await reply('later');
  expect(told.at(-1)).toEqual({ state: 'waiting' });
  expect(kept).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(300);
  expect(sent).toEqual([[1], [1]]);
  await reply('saved');
  expect(told.at(-1)).toEqual({ state: 'saved' });
});

test('a connection that is back is used at once', async () => {
  const { sender, sent, reply } = scene();
  sender.give([1]);
  for (let failures = 0; failures < 4; failures += 1) {
    await reply('later');
    sender.retry();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(sent).toHaveLength(5);
});

test('of two presses the newer one is what counts as saved', async () => {
  const { sender, sent, told, reply } = scene();
  sender.give([0]);
  sender.give([2]);
  await reply('saved');
  expect(told.at(-1)).toEqual({ state: 'sending' });
  await reply('saved');
  expect(sent).toEqual([[0], [2]]);
  expect(told.at(-1)).toEqual({ state: 'saved' });
});

test('a refused answer says why and is not sent again', async () => {
  const { sender, sent, told, kept, reply } = scene();
  sender.give([0]);
  await reply({ refusal: 'too-late' });
  expect(told.at(-1)).toEqual({ state: 'refused', reason: 'too-late' });
  sender.retry();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(1);
  expect(kept.at(-1)).toBeNull();
});

test('after its question nothing is sent or said any more', async () => {
  const { sender, sent, told, reply } = scene();
  sender.give([0]);
  sender.stop();
  await reply('later');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(1);
  expect(told).toEqual([{ state: 'sending' }]);
});
