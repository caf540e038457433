import * as z from 'zod';
import { messageInWords } from './issue-words.ts';
import { examCode, lineText, page, safeText, trimmedText } from './primitives.ts';
import { textLanguage } from './text-language.ts';

/** What texts belong to that can be translated. */
export const textKinds = ['question', 'exam', 'course', 'level', 'achievement', 'avatar', 'offer'] as const;
export const TextKind = z.enum(textKinds);
export type TextKind = z.output<typeof TextKind>;
/** All but questions have texts that stand by themselves: whatever is said of one needs no other. */
export type PlainTextKind = Exclude<TextKind, 'question'>;

/** missing: there is none. partial: something of the original has none. old: the original has changed since. */
export const TranslationState = z.enum(['missing', 'partial', 'old', 'current']);
export type TranslationState = z.output<typeof TranslationState>;

/** A text of something, by the field that authors know it by: "title", "hints.1", "domain:1.1". */
export interface NamedText {
  readonly field: string;
  readonly text: string;
}

/** The titles of an exam's domains are among its texts. */
export const DOMAIN_FIELD = 'domain:';

const name = lineText({ min: 1, max: 200 });
const short = trimmedText({ min: 1, max: 2_000 });
const program = safeText({ min: 1, max: 4_000 });
const long = trimmedText({ min: 1, max: 20_000 });

/** The same limits as the originals have. */
const LIMITS: Readonly<Record<PlainTextKind, Readonly<Record<string, z.ZodType<string>>>>> = {
  exam: { title: name, description: short, domain: name },
  course: { title: name, summary: short, description: long },
  level: { title: name, summary: short, story: long, text: long, hints: short, starter: program },
  achievement: { name, description: short },
  avatar: { name, description: short },
  offer: { name, description: short },
};

/** What is wrong with a translation, by field. */
export interface TextProblem {
  readonly field: string;
  readonly message: string;
}

interface Said {
  readonly originals: readonly NamedText[];
  readonly said: ReadonlyMap<string, string>;
}

/**
 * A translation of texts that stand by themselves: it says all of them or is none, so that nobody reads a title in one
 * language above a description in another.
 */
export function checkTexts(
  kind: PlainTextKind,
  { originals, said }: Said,
): { readonly texts: Record<string, string>; readonly problems: readonly TextProblem[] } {
  const problems: TextProblem[] = [];
  const texts: Record<string, string> = {};
  const known = new Set(originals.map(({ field }) => field));
  for (const field of said.keys())
    if (!known.has(field)) problems.push({ field, message: 'is no text of the original' });
  for (const { field, text } of originals) {
    const schema = LIMITS[kind][field.split(/[.:]/, 1)[0] ?? ''];
    const checked = schema?.safeParse(said.get(field) ?? '');
    if (checked?.success === true && field === 'starter' && !isSameProgram(text, checked.data))
      problems.push({ field, message: 'is another program than the original' });
    else if (checked?.success === true) texts[field] = checked.data;
    else {
      const [issue] = checked?.error.issues ?? [];
      problems.push({ field, message: issue === undefined ? 'is no text of it' : messageInWords(issue) });
    }
  }
  return { texts, problems };
}

/** Remarks are for people. */
function isSameProgram(one: string, other: string): boolean {
  const words = (source: string) => source.replaceAll(/#.*/g, ' ').split(/\s+/).filter(Boolean).join(' ');
  return words(one) === words(other);
}

/** How far a translation is; `of` is the hash of its original as it is now. */
export function stateOfTranslation(
  stored: { readonly of: string; readonly said: ReadonlyMap<string, string> } | undefined,
  { of, originals }: { readonly of: string; readonly originals: readonly NamedText[] },
): TranslationState {
  if (stored === undefined) return 'missing';
  if (stored.of !== of) return 'old';
  return originals.every(({ field }) => stored.said.has(field)) ? 'current' : 'partial';
}

const id = safeText({ min: 1, max: 200 });
const field = safeText({ min: 1, max: 200 });

/** A page of what can be translated into a language. */
export const ListTranslations = page.extend({
  kind: TextKind,
  language: textLanguage,
  /** Of questions: of which exam. */
  examCode: examCode.optional(),
  /** One thing alone. */
  id: id.optional(),
  state: z.array(TranslationState).min(1).optional(),
  cursor: id.optional(),
});
export type ListTranslations = z.output<typeof ListTranslations>;

/** Says things in a language, each as a whole; without any text its translation is taken away. */
export const PutTranslations = z.object({
  language: textLanguage,
  items: z
    .array(
      z.object({
        kind: TextKind,
        id,
        texts: z
          .array(
            z.object({
              field,
              text: safeText({ max: 20_000 }),
              /** What it was made from: where the original says something else by now, it is refused. */
              original: safeText({ max: 20_000 }).optional(),
            }),
          )
          .max(200),
      }),
    )
    .min(1)
    .max(50),
  isDryRun: z.boolean().default(false),
});
export type PutTranslations = z.output<typeof PutTranslations>;
