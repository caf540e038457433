import { createContext, use } from 'react';

/** In which languages a question is shown, where these are not the reader's. */
interface QuestionLanguages {
  readonly lang: string | null;
  readonly explanationLang: string | null;
}

/** Around a question: every text below it says in which language it is. */
export const QuestionLanguage = createContext<QuestionLanguages>({ lang: null, explanationLang: null });

/** Which text of a question: what asks, or what explains. */
export type TextOf = 'question' | 'explanation';

/** The attribute for a text of the question around it: undefined where the page says it already. */
export function useTextLang(of: TextOf = 'question'): string | undefined {
  const { lang, explanationLang } = use(QuestionLanguage);
  return (of === 'question' ? lang : explanationLang) ?? undefined;
}
