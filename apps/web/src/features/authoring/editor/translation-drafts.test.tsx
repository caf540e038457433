import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, test, vi } from 'vitest';
import { type TranslationDrafts, useTranslationDrafts } from './translation-drafts.ts';

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

function scene(of: string) {
  const seen: TranslationDrafts[] = [];
  const Screen = () => {
    seen.push(useTranslationDrafts({ storage: localStorage, userId: 'ada', of }));
    return null;
  };
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<Screen />));
  return {
    close: () => act(() => root.unmount()),
    now: (): TranslationDrafts => {
      const last = seen.at(-1);
      if (last === undefined) throw new Error('Nothing was drawn');
      return last;
    },
  };
}

const said = (text: string) => ({ text, original: 'Which?' });

test('a translation that is written is there again after a reload, with what the original said then', () => {
  const before = scene('question:1');
  act(() => before.now().write({ language: 'de', field: 'text', said: said('Welche?') }));
  expect(before.now().isChanged).toBe(true);
  before.close();
  const after = scene('question:1');
  expect(after.now().of('de')).toEqual({ text: said('Welche?') });
  expect(scene('question:2').now().isChanged).toBe(false);
  act(() => after.now().dropAll());
  after.close();
  expect(scene('question:1').now().isChanged).toBe(false);
});

test('what is written while a translation is being saved stays', () => {
  const { now } = scene('question:3');
  act(() => now().write({ language: 'de', field: 'text', said: said('gesendet') }));
  act(() => now().write({ language: 'de', field: 'hint', said: said('Hinweis') }));
  const sent = new Map([
    ['text', 'gesendet'],
    ['hint', 'Hinweis'],
  ]);
  act(() => now().write({ language: 'de', field: 'text', said: said('gesendet, und mehr') }));
  act(() => now().saved({ language: 'de', texts: sent }));
  expect(now().of('de')).toEqual({ text: said('gesendet, und mehr') });
});
