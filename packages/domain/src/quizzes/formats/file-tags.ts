import { Difficulty, type QuestionDraft, type QuestionTag } from '../question-draft.ts';

interface SaidTags {
  readonly difficulty: Difficulty | null;
  readonly tags: QuestionTag[];
}

const CATEGORY = 'category:';
const DIFFICULTY = 'difficulty:';

/** The tags that words of another program say: "difficulty:easy" and "category:History" are what we write there. */
export function tagsOfWords(words: readonly string[]): SaidTags {
  const tags: QuestionTag[] = [];
  let difficulty: Difficulty | null = null;
  for (const word of words.map((said) => said.trim()).filter((said) => said !== '')) {
    const said = word.startsWith(DIFFICULTY)
      ? Difficulty.safeParse(word.slice(DIFFICULTY.length))
      : undefined;
    const category = word.startsWith(CATEGORY) ? word.slice(CATEGORY.length).trim() : '';
    if (said?.success === true) difficulty = said.data;
    else if (category !== '') tags.push({ kind: 'category', value: category });
    else tags.push({ kind: 'topic', value: word });
  }
  return { difficulty, tags };
}

/** The words that `tagsOfWords` reads as the tags of a draft, and whether each of them is. */
export function wordsOfTags({ difficulty, tags }: QuestionDraft): { words: string[]; lost: string[] } {
  const kept = tags.filter(({ kind }) => kind !== 'difficulty');
  const isLost = ({ kind, value }: QuestionTag) =>
    kind === 'topic' && (value.startsWith(CATEGORY) || value.startsWith(DIFFICULTY));
  const words = kept.flatMap((tag) => {
    if (isLost(tag)) return [];
    return tag.kind === 'category' ? `${CATEGORY}${tag.value}` : tag.value;
  });
  if (difficulty !== null) words.unshift(`${DIFFICULTY}${difficulty}`);
  return { words, lost: kept.filter(isLost).map(({ value }) => `the tag "${value}"`) };
}
