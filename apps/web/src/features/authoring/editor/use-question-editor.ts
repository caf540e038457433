import { useEffect, useRef, useState } from 'react';
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

/** What the server has stored. */
interface Saved {
  /** As it stood in the fields when it was sent. */
  readonly sent: QuestionForm;
  readonly version: number;
}

/** What is being written, kept on the device from the first change on until it is saved or thrown away. */
export function useQuestionEditor({ stored, version, drafts }: EditorOptions) {
  const [restored, setRestored] = useState<LocalDraft | null>(() => drafts.read());
  const [written, setWritten] = useState<Written>(() =>
    restored === null
      ? { form: stored, version, isChanged: false }
      : { form: restored.form, version: restored.version, isChanged: true },
  );
  /** The same for answers of the server: they come to what stood here when it was sent. */
  const latest = useRef(written);
  const put = (next: Written): void => {
    latest.current = next;
    setWritten(next);
  };
  useEffect(() => {
    if (written.isChanged) drafts.keep({ form: written.form, version: written.version, at: Date.now() });
  }, [written, drafts]);
  return {
    ...written,
    /** What was found on the device; null once it was saved or thrown away. */
    restored,
    write: (form: QuestionForm) => put({ ...latest.current, form, isChanged: true }),
    /** It is not wanted any more: the fields show what is given. */
    settle: (form: QuestionForm, at: number) => {
      drafts.drop();
      setRestored(null);
      put({ form, version: at, isChanged: false });
    },
    /** What was sent is stored: what was written since stays in the fields, unsaved. Returns whether there is any of it. */
    saved: ({ sent, version: at }: Saved): boolean => {
      const { form } = latest.current;
      const isChanged = JSON.stringify(form) !== JSON.stringify(sent);
      const isDomainNew = form.isDomainNew && form.domainCode !== sent.domainCode;
      drafts.drop();
      setRestored(null);
      put({ form: { ...form, isDomainNew }, version: at, isChanged });
      return isChanged;
    },
  };
}
