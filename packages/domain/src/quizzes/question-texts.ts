import type { QuestionParts } from './question-types/question-type.ts';
import { type QuestionType, rulesOf } from './question-types/question-types.ts';

/** What a version of a question says, as it is stored. */
export interface QuestionOriginal extends QuestionParts<unknown, unknown, unknown> {
  readonly type: QuestionType;
  readonly text: string;
  readonly explanation: string | null;
  readonly hint: string | null;
}

/** shown: before the end; hint: when it is taken; explained: after the end. */
export type TextPart = 'shown' | 'hint' | 'explained';

/** A text of a question that can be said in another language, by the field that authors know it by: "options.2.text". */
export interface TranslatableText {
  readonly field: string;
  readonly text: string;
  readonly part: TextPart;
}

/** No text that people write begins with it. */
const MARK = '\u0001';

/** The same value with every text in it put through `change`, which is told how many came before. */
export function mapTexts(value: unknown, change: (text: string, index: number) => string): unknown {
  let next = 0;
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part, next++);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value);
}

/** Every text in a value, in the order of `mapTexts`. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  mapTexts(value, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/**
 * For each text of a stored part the fields of the body that say it; several where equal texts are stored once, such as the
 * matches of prompts, none for what is no text but a word of the storage. Found by following marks through `bodyOf`: a new
 * type needs nothing for it.
 */
export function fieldsOfParts({ type, public: shown, key, feedback }: QuestionOriginal): {
  readonly public: readonly (readonly string[])[];
  readonly feedback: readonly (readonly string[])[];
} {
  const rules = rulesOf(type);
  const mark = (part: string) => (_text: string, index: number) => `${MARK}${part}${index}`;
  const body = rules.bodyOf({
    ...{ public: mapTexts(shown, mark('public')), key, feedback: mapTexts(feedback, mark('feedback')) },
  });
  const fields = new Map<string, string[]>();
  for (const { path, text } of rules.textsOf(body)) {
    if (!text.startsWith(MARK)) continue;
    fields.set(text, [...(fields.get(text) ?? []), path.join('.')]);
  }
  const of = (part: string, value: unknown) =>
    textsIn(value).map((_, index) => fields.get(`${MARK}${part}${index}`) ?? []);
  return { public: of('public', shown), feedback: of('feedback', feedback) };
}

/**
 * Every text of a question that can be translated, each once. What is typed is compared with the key and is not among
 * them: accepted answers of all languages stand in the original.
 */
export function translatableTexts(original: QuestionOriginal): TranslatableText[] {
  const { text, hint, explanation } = original;
  const fields = fieldsOfParts(original);
  const of = (part: TextPart, value: unknown, named: readonly (readonly string[])[]) =>
    textsIn(value).flatMap((said, index) => {
      const field = named[index]?.[0];
      return field === undefined || said === '' ? [] : [{ field, text: said, part }];
    });
  return [
    { field: 'text', text, part: 'shown' },
    ...of('shown', original.public, fields.public),
    ...(hint === null ? [] : [{ field: 'hint', text: hint, part: 'hint' as const }]),
    ...(explanation === null || explanation === ''
      ? []
      : [{ field: 'explanation', text: explanation, part: 'explained' as const }]),
    ...of('explained', original.feedback, fields.feedback),
  ];
}

/**
 * What of an original a translation was made from, to be hashed: it is old when that has changed. The database keeps the parts
 * of a question in another order than a file says them.
 */
export function originalForm(texts: readonly Pick<TranslatableText, 'field' | 'text'>[]): string {
  const inOrder = texts.toSorted((one, other) => (one.field < other.field ? -1 : 1));
  return JSON.stringify(inOrder.map(({ field, text }) => [field, text]));
}
