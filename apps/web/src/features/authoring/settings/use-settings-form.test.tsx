import { DEFAULT_TERMS } from '@studyhall/domain/quizzes/terms';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, test, vi } from 'vitest';
import { type ExamSettings, editOf, settingsOf } from './settings-form.ts';
import { useSettingsForm } from './use-settings-form.ts';

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

const zone = 'Europe/Berlin';
const { passwordHash: _, ...terms } = DEFAULT_TERMS;
const exam: ExamSettings = {
  ...{ examCode: 'nets', title: 'Nets', description: '', language: 'en', status: 'published' },
  ...{ questionCount: 20, timeLimitSeconds: 1_800, passPercent: 60, isGradedWhenSmall: false },
  ...{ terms, hasPassword: false, publishedQuestions: 20, overrides: 0, waitingAttempts: 0 },
};

/** The fields of an exam, and what the server says of it. */
function scene() {
  const seen: ReturnType<typeof useSettingsForm>[] = [];
  const Screen = ({ stored }: { readonly stored: ExamSettings }) => {
    seen.push(useSettingsForm(stored, zone));
    return null;
  };
  const root = createRoot(document.createElement('div'));
  const show = (stored: ExamSettings): void => act(() => root.render(<Screen stored={stored} />));
  show(exam);
  const now = () => {
    const last = seen.at(-1);
    if (last === undefined) throw new Error('Nothing was drawn');
    return last;
  };
  return { show, now };
}

test('what somebody else has changed meanwhile is shown and not taken back, and what was written stays', () => {
  const { show, now } = scene();
  act(() => now().write({ title: 'Networks' }));
  const theirs = { ...exam, passPercent: 80 };
  show(theirs);
  expect(now().form).toMatchObject({ title: 'Networks', passPercent: 80 });
  expect(editOf(theirs, now().form, zone)).toEqual({ examCode: 'nets', title: 'Networks', terms: {} });
});

test('what is written during a save stays, also where it is what stood there before', () => {
  const { show, now } = scene();
  act(() => now().write({ title: 'Networks', password: 'secret' }));
  const sent = now().form;
  act(() => now().write({ title: 'Nets' }));
  act(() => now().saved(sent));
  const stored = { ...exam, title: 'Networks', hasPassword: true };
  show(stored);
  act(() => now().settle(settingsOf(stored, zone), sent));
  expect(now().form).toMatchObject({ title: 'Nets', password: '' });
});
