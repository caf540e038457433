import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, test, vi } from 'vitest';
import { useMutationOnce } from './use-mutation-once.ts';

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

/** A button whose effect ends when it is let. */
function scene() {
  const ends: (() => void)[] = [];
  const page = document.body.appendChild(document.createElement('div'));
  const Pressed = (): ReactNode => {
    const { mutate, isPending } = useMutationOnce<void, Error, void>({
      mutationFn: async () => await new Promise<void>((resolve) => ends.push(resolve)),
    });
    return (
      <button type="button" onClick={() => mutate()}>
        {isPending ? 'busy' : 'free'}
      </button>
    );
  };
  const root = createRoot(page);
  act(() =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <Pressed />
      </QueryClientProvider>,
    ),
  );
  const button = page.querySelector('button');
  return {
    begun: () => ends.length,
    says: () => button?.textContent,
    press: async (times: number) =>
      await act(async () => {
        for (let time = 0; time < times; time += 1) button?.click();
      }),
    end: async () => await act(async () => ends.at(-1)?.()),
    close: () => act(() => root.unmount()),
  };
}

test('presses that follow each other before anything is drawn have one effect, and the next one after it another', async () => {
  const { press, begun, says, end, close } = scene();
  await press(3);
  expect(begun()).toBe(1);
  await vi.waitFor(() => expect(says()).toBe('busy'));
  await press(1);
  expect(begun()).toBe(1);
  await end();
  await vi.waitFor(() => expect(says()).toBe('free'));
  await press(2);
  expect(begun()).toBe(2);
  close();
});
