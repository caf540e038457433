import { formattedTexts } from '../markdown-shown.ts';
import type { QuestionDraft } from '../question-draft.ts';
import type { Problem } from '../question-types/question-type.ts';
import { hashInAddress } from './image-address.ts';
import { hasWordlessImage, imagesIn, problemsOfImages, withAddresses } from './markdown-images.ts';

/** A picture that came with a file, by the name that a text gives it; undefined if none of that name came. */
export type FindPicture = (
  path: string,
) => { readonly address: string; readonly problem?: undefined } | { readonly problem: string } | undefined;

/**
 * A draft whose texts name pictures that came with the file by their address here; one that shows any is Markdown unless it
 * says that it is plain.
 */
export function withPictures(
  draft: QuestionDraft,
  find: FindPicture,
): { readonly draft: QuestionDraft; readonly problems: readonly Problem[] } {
  if (draft.textFormat === 'plain') return { draft, problems: [] };
  const problems: Problem[] = [];
  let changed: unknown = draft;
  let isShowing = false;
  for (const { path, text } of formattedTexts(draft)) {
    const found = withAddresses(text, (name) => {
      isShowing = true;
      const picture = find(name);
      if (picture?.problem !== undefined)
        problems.push({ path, message: `shows "${name.slice(0, 80)}", which ${picture.problem}` });
      return picture?.problem === undefined ? picture?.address : undefined;
    });
    if (found !== text) changed = withTextAt(changed, path, found);
  }
  if (!isShowing) return { draft, problems };
  return { draft: { ...(changed as QuestionDraft), textFormat: 'markdown' }, problems };
}

function withTextAt(value: unknown, path: readonly (string | number)[], text: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.map((part: unknown, index) => (index === key ? withTextAt(part, rest, text) : part));
  const parts = value as Readonly<Record<string, unknown>>;
  return { ...parts, [key]: withTextAt(parts[key], rest, text) };
}

/** What is wrong with the images of a Markdown draft, and where one has no words though none are demanded. */
export function imageProblemsOf(
  draft: QuestionDraft,
  demand: { readonly areWordsDemanded: boolean },
): { readonly problems: readonly Problem[]; readonly notes: readonly Problem[] } {
  const texts = formattedTexts(draft).filter(({ text }) => text.includes('!['));
  const problems = texts.flatMap(({ path, text }) =>
    problemsOfImages(text, demand).map((message) => ({ path, message })),
  );
  const wordless = texts.filter(({ text }) => hasWordlessImage(text));
  return { problems, notes: wordless.map(({ path }) => ({ path, message: WORDLESS })) };
}

const WORDLESS = 'shows an image without words: who cannot see it does not know what it shows';

export interface NamedImage {
  readonly path: readonly (string | number)[];
  readonly hash: string;
}

/** The images that the texts of a draft show; a plain one shows none. */
export function imagesOfDraft(draft: QuestionDraft): NamedImage[] {
  if (draft.textFormat === 'plain') return [];
  return formattedTexts(draft).flatMap(({ path, text }) =>
    imagesIn(text).flatMap(({ address }) => {
      const hash = hashInAddress(address);
      return hash === undefined ? [] : [{ path, hash }];
    }),
  );
}

/** Why a draft is refused that names an image which nobody sent. */
export function problemOfUnknown(hash: string): string {
  return `names an image that is not stored here: image:${hash}`;
}
