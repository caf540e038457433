import { useEffect, useRef, useState } from 'react';
import * as z from 'zod';

/** What is said of a text in another language and not saved, and what the original said when that was written. */
const SaidText = z.object({ text: z.string(), original: z.string() });
type SaidText = z.output<typeof SaidText>;

/** By language and field. */
const Drafts = z.record(z.string(), z.record(z.string(), SaidText));
type Drafts = z.output<typeof Drafts>;
export type SaidTexts = Drafts[string];

interface DraftOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly userId: string;
  /** Of what: `question:…`. */
  readonly of: string;
}

interface Writing {
  readonly language: string;
  readonly field: string;
  /** Null for what is stored. */
  readonly said: SaidText | null;
}

interface Sent {
  readonly language: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** Translations that are being written, kept on the device until they are saved or thrown away. */
export function useTranslationDrafts({ storage, userId, of: whole }: DraftOptions) {
  const key = `studyhall.translations.1.${userId}.${whole}`;
  const [drafts, setDrafts] = useState<Drafts>(() => stored(storage.getItem(key)));
  const isFirst = useRef(true);
  useEffect(() => {
    // What was found there needs no word.
    if (isFirst.current) isFirst.current = false;
    else keep(storage, key, drafts);
  }, [storage, key, drafts]);
  return {
    isChanged: Object.values(drafts).some((said) => Object.keys(said).length > 0),
    of: (language: string): SaidTexts => drafts[language] ?? {},
    write: ({ language, field, said }: Writing): void =>
      setDrafts((now) => ({ ...now, [language]: withField(now[language] ?? {}, field, said) })),
    /** What was sent is stored: what was written since stays. */
    saved: ({ language, texts }: Sent): void =>
      setDrafts((now) => ({
        ...now,
        [language]: Object.fromEntries(
          Object.entries(now[language] ?? {}).filter(
            ([field, { text }]) => texts.has(field) && texts.get(field) !== text,
          ),
        ),
      })),
    drop: (language: string): void => setDrafts((now) => ({ ...now, [language]: {} })),
    dropAll: (): void => {
      // Whoever leaves is gone before the next drawing.
      storage.removeItem(key);
      setDrafts({});
    },
  };
}

export type TranslationDrafts = ReturnType<typeof useTranslationDrafts>;

function withField(texts: SaidTexts, field: string, said: SaidText | null): SaidTexts {
  const { [field]: _, ...others } = texts;
  return said === null ? others : { ...others, [field]: said };
}

function keep(storage: DraftOptions['storage'], key: string, drafts: Drafts): void {
  const isEmpty = Object.values(drafts).every((said) => Object.keys(said).length === 0);
  try {
    if (isEmpty) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(drafts));
  } catch {
    // A full or forbidden storage keeps nothing; what stands in the fields is still there.
  }
}

function stored(text: string | null): Drafts {
  if (text === null) return {};
  try {
    return Drafts.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
