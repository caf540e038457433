import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, test, vi } from 'vitest';
import { type LocalDraftStore, localDraftStore } from './local-draft.ts';
import { blankForm } from './question-form.ts';
import { useQuestionEditor } from './use-question-editor.ts';

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

const stored = blankForm(
  { isTrue: 'True', isFalse: 'False' },
  { type: 'single', domainCode: 'New', isDomainNew: true, textFormat: 'plain' },
);

/** The editor of a question, as its screen has it after every drawing. */
function scene(drafts: LocalDraftStore) {
  const seen: ReturnType<typeof useQuestionEditor>[] = [];
  const Screen = () => {
    seen.push(useQuestionEditor({ stored, version: 1, drafts }));
    return null;
  };
  act(() => createRoot(document.createElement('div')).render(<Screen />));
  return () => {
    const now = seen.at(-1);
    if (now === undefined) throw new Error('Nothing was drawn');
    return now;
  };
}

const storeOf = () =>
  localDraftStore({
    storage: localStorage,
    userId: 'ada',
    examCode: 'exam',
    questionId: crypto.randomUUID(),
  });

test('what is written while a save is under way stays, unsaved, after the version that was stored', () => {
  const drafts = storeOf();
  const now = scene(drafts);
  act(() => now().write({ ...now().form, text: 'sent' }));
  const pressed = now();
  act(() => now().write({ ...now().form, text: 'sent, and more' }));
  let isChanged = false;
  // The answer comes to whoever pressed, who knows nothing of what was written since.
  act(() => {
    isChanged = pressed.saved({ sent: pressed.form, version: 2 });
  });
  expect(isChanged).toBe(true);
  expect(now()).toMatchObject({
    form: { text: 'sent, and more', isDomainNew: false },
    version: 2,
    isChanged: true,
  });
  expect(drafts.read()).toMatchObject({ form: { text: 'sent, and more' }, version: 2 });
});

test('what was sent and is as it was is saved, and nothing is left on the device', () => {
  const drafts = storeOf();
  const now = scene(drafts);
  act(() => now().write({ ...now().form, text: 'sent' }));
  const pressed = now();
  act(() => void pressed.saved({ sent: pressed.form, version: 2 }));
  expect(now()).toMatchObject({ form: { text: 'sent' }, version: 2, isChanged: false, restored: null });
  expect(drafts.read()).toBeNull();
});
