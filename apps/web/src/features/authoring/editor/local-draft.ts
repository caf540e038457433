import type { QuestionForm } from './question-form.ts';

/** What was written and not saved, and after which version of the question. */
export interface LocalDraft {
  readonly form: QuestionForm;
  readonly version: number;
  /** When it was written, in milliseconds. */
  readonly at: number;
}

export interface LocalDraftStore {
  read(): LocalDraft | null;
  keep(draft: LocalDraft): void;
  drop(): void;
}

interface StoreOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly userId: string;
  readonly examCode: string;
  /** Null for a question that is not stored yet. */
  readonly questionId: string | null;
}

/** Changed with what a form is made of: an older one is left where it is, and not read. */
const FORM = 1;

/** Where a question that is being written survives a reload, a lost connection and a closed tab. */
export function localDraftStore({ storage, userId, examCode, questionId }: StoreOptions): LocalDraftStore {
  const key = `studyhall.question.${FORM}.${userId}.${examCode}.${questionId ?? 'new'}`;
  return {
    read: () => parsed(storage.getItem(key)),
    keep: (draft) => {
      try {
        storage.setItem(key, JSON.stringify(draft));
      } catch {
        // A full or forbidden storage keeps nothing; what stands in the fields is still there.
      }
    },
    drop: () => storage.removeItem(key),
  };
}

function parsed(text: string | null): LocalDraft | null {
  if (text === null) return null;
  try {
    const { form, ...rest } = JSON.parse(text) as LocalDraft;
    // JSON has no word for a number field in which nothing stands.
    return { ...rest, form: { ...form, year: form.year ?? Number.NaN } };
  } catch {
    return null;
  }
}
