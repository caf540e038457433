import { imagesNamedIn } from './images/image-address.ts';
import { formatDraft, type ImportProblem, problemsOf } from './import-draft.ts';
import type { MarkdownReader } from './markdown-shown.ts';
import { QuestionDraft, type TextFormat } from './question-draft.ts';
import type { QuestionOriginal } from './question-texts.ts';
import { rulesOf } from './question-types/question-types.ts';

/** A question whose texts are those of a translation, with the parts that both have. */
interface Translated
  extends Pick<QuestionOriginal, 'text' | 'explanation' | 'hint' | 'public' | 'feedback'> {}

/**
 * What keeps a translation from being a question with the key of its original, by field: the same limits, options that
 * look alike, a gap that the text lost.
 */
export function checkTranslated(
  { type, key, textFormat }: QuestionOriginal & { readonly textFormat: TextFormat },
  { text, explanation, hint, public: shown, feedback }: Translated,
  readMarkdown: MarkdownReader | null,
): readonly ImportProblem[] {
  const body = rulesOf(type).bodyOf({ public: shown, key, feedback }) as object;
  const said = { externalId: null, domainCode: '-', type, textFormat, text, explanation };
  const fieldOf = (path: readonly PropertyKey[]) =>
    path
      .map(String)
      .join('.')
      .replace(/^hint\.text$/, 'hint');
  const checked = QuestionDraft.safeParse({
    ...said,
    ...body,
    hint: hint === null ? null : { text: hint, costPercent: 0 },
  });
  if (!checked.success) return problemsOf(checked.error, fieldOf);
  return formatDraft(checked.data, fieldOf, { textFormat, readMarkdown }).problems ?? [];
}

/** What a translation shows that its original does not: its images come and go with the original. */
export function foreignImages(
  original: QuestionOriginal,
  said: ReadonlyMap<string, string>,
): ImportProblem[] {
  const { text, explanation, hint, public: shown, feedback } = original;
  const known = new Set(imagesNamedIn([text, explanation, hint, shown, feedback]));
  return [...said].flatMap(([column, words]) =>
    imagesNamedIn(words).some((hash) => !known.has(hash))
      ? [{ column, message: 'names an image that the original does not show' }]
      : [],
  );
}
