import { useEffect, useState } from 'react';
import type { LocalDraft, LocalDraftStore } from './local-draft.ts';
import type { QuestionForm } from './question-form.ts';

interface EditorOptions {
  readonly stored: QuestionForm;
  /** 0 for a question that is not stored yet. */
  readonly version: number;
  readonly drafts: LocalDraftStore;
}

interface Written {
  readonly form: QuestionForm;
  /** After which version it was written. */
  readonly version: number;
  readonly isChanged: boolean;
}

/** What is being written, kept on the device from the first change on until it is saved or thrown away. */
export function useQuestionEditor({ stored, version, drafts }: EditorOptions) {
  const [restored, setRestored] = useState<LocalDraft | null>(() => drafts.read());
  const [written, setWritten] = useState<Written>(() =>
    restored === null
      ? { form: stored, version, isChanged: false }
      : { form: restored.form, version: restored.version, isChanged: true },
  );
  useEffect(() => {
    if (written.isChanged) drafts.keep({ form: written.form, version: written.version, at: Date.now() });
  }, [written, drafts]);
  return {
    ...written,
    /** What was found on the device; null once it was saved or thrown away. */
    restored,
    write: (form: QuestionForm) => setWritten({ ...written, form, isChanged: true }),
    /** It is saved, or not wanted any more: the fields show what is given. */
    settle: (form: QuestionForm, at: number) => {
      drafts.drop();
      setRestored(null);
      setWritten({ form, version: at, isChanged: false });
    },
  };
}
