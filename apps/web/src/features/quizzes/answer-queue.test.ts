import { describe, expect, it, vi } from 'vitest';
import { createAnswerQueue, type SaveState, type SendOutcome } from './answer-queue.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

function queueWith(
  send: (position: number, selected: readonly number[]) => Promise<SendOutcome>,
  kept = storage(),
) {
  const states: SaveState[] = [];
  const options = {
    storage: kept,
    key: 'attempt',
    send,
    onState: (state: SaveState) => void states.push(state),
  };
  return { queue: createAnswerQueue({ ...options, delay: () => 5 }), states, kept };
}

describe('saving answers', () => {
  it('sends each answer and says that it is saved', async () => {
    const sent: unknown[] = [];
    const { queue, states } = queueWith(async (...answer) => {
      sent.push(answer);
      return 'sent';
    });
    queue.put(0, [2]);
    await queue.flush();
    expect(sent).toEqual([[0, [2]]]);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('sends only the newest answer of a question that was changed meanwhile', async () => {
    const sent: string[] = [];
    const { queue } = queueWith(async (position, selected) => {
      sent.push(`${position}:${selected.join()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 'sent';
    });
    queue.put(0, [1]);
    queue.put(1, [0]);
    queue.put(1, [3]);
    await queue.flush();
    expect(sent).toEqual(['0:1', '1:3']);
  });

  it('keeps what it cannot send and sends it when it can, without being asked', async () => {
    let isOnline = false;
    const { queue, states } = queueWith(async () => (isOnline ? 'sent' : 'later'));
    queue.put(4, [1]);
    await queue.flush();
    expect(states.at(-1)).toBe('waiting');
    isOnline = true;
    await vi.waitFor(() => expect(states.at(-1)).toBe('saved'));
    expect(queue.pending().size).toBe(0);
  });

  it('finds unsent answers again after a reload', async () => {
    const before = queueWith(async () => 'later');
    before.queue.put(2, [0, 3]);
    await before.queue.flush();
    before.queue.stop();
    const after = queueWith(async () => 'sent', before.kept);
    expect([...after.queue.pending()]).toEqual([[2, [0, 3]]]);
    await after.queue.flush();
    expect(before.kept.getItem('attempt')).toBeNull();
  });

  it('drops an answer that the server refuses for good', async () => {
    const { queue, states } = queueWith(async () => 'refused');
    queue.put(0, [1]);
    await queue.flush();
    expect(states.at(-1)).toBe('refused');
    expect(queue.pending().size).toBe(0);
  });

  it('is not misled by what somebody else left in the storage', () => {
    const kept = storage();
    kept.setItem('attempt', '{"not":"ours"}');
    expect(queueWith(async () => 'sent', kept).queue.pending().size).toBe(0);
  });
});
