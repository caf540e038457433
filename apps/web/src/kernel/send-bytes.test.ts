import { PAGE_OWNER_HEADER } from '@studyhall/domain/auth/page-owner';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { pageOwner, queryClient, setPageOwner, trpc } from './api.ts';
import { sendBytes } from './send-bytes.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
  setPageOwner(undefined);
});

const file = new File(['x'], 'x.png');
const said = z.object({ isTaken: z.boolean() });
const learn = (userId: string) =>
  queryClient.setQueryData(trpc.auth.me.queryKey(), (before) => Object.assign({}, before, { userId }));
const answerWith = (body: unknown, status = 200) => {
  const fetch = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(async () =>
    Response.json(body, { status }),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

test('a file says whose page it is sent from', async () => {
  const fetch = answerWith({ isTaken: true });
  expect(await sendBytes({ path: '/pictures', file, said })).toEqual({ isTaken: true });
  expect(fetch.mock.lastCall?.[1].headers).not.toHaveProperty(PAGE_OWNER_HEADER);
  setPageOwner('ada');
  await sendBytes({ path: '/pictures', file, said });
  expect(fetch.mock.lastCall?.[1].headers).toMatchObject({ [PAGE_OWNER_HEADER]: 'ada' });
});

test('what is refused or makes no sense fails', async () => {
  answerWith({ reason: 'page-of-other-account' }, 409);
  await expect(sendBytes({ path: '/pictures', file, said })).rejects.toThrow('not taken');
  answerWith({});
  await expect(sendBytes({ path: '/pictures', file, said })).rejects.toThrow('not taken');
});

test('a page stays that of whom it was loaded for, whoever is named when it asks anew', () => {
  expect(pageOwner()).toBeUndefined();
  learn('ada');
  expect(pageOwner()).toBe('ada');
  learn('zoe');
  expect(pageOwner()).toBe('ada');
  setPageOwner('zoe');
  expect(pageOwner()).toBe('zoe');
});
