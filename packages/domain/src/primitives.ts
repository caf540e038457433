import * as z from 'zod';

/** PostgreSQL stores no NUL in text, and neither its UTF-8 nor its jsonb takes half of a surrogate pair. */
const UNSTORABLE = /\p{Surrogate}|\0/u;

/** The bounds of a text, both inclusive, in characters (code points, as `char_length` counts them). */
export interface TextBounds {
  readonly min?: number;
  readonly max: number;
}

/** zod counts characters as well, not UTF-16 units. */
function bounded(base: z.ZodString, { min = 0, max }: TextBounds) {
  return base
    .min(min)
    .max(max)
    .refine(isStorableText, { error: 'contains characters that cannot be stored' });
}

/** True if PostgreSQL takes the text as it is: no NUL character, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** A text kept exactly as typed, spaces included, that PostgreSQL can store. */
export function safeText(bounds: TextBounds) {
  return bounded(z.string(), bounds);
}

/** The same as `safeText`, with white space cut from both ends before it is measured. */
export function trimmedText(bounds: TextBounds) {
  return bounded(z.string().trim(), bounds);
}

/** What would break a line, turn it around, or sit in it unseen as a command to whatever shows it. */
const NO_PART_OF_A_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A trimmed text that others read in one line of their own, such as a name. */
export function lineText(bounds: TextBounds) {
  return trimmedText(bounds).refine((text) => !NO_PART_OF_A_LINE.test(text), {
    error: 'contains characters that are no part of a line',
  });
}

/** The same for lines and paragraphs, such as a reason: a line ends with `\n` alone. */
export function plainText(bounds: TextBounds) {
  return z
    .string()
    .transform((text) => text.replaceAll(/\r\n?/g, '\n'))
    .pipe(trimmedText(bounds))
    .refine((text) => text.split('\n').every((line) => !NO_PART_OF_A_LINE.test(line)), {
      error: 'contains characters that are no part of a text',
    });
}

export const INT4_MAX = 2_147_483_647;

/** An integer that fits PostgreSQL's `integer`. */
export const int4 = z
  .int()
  .min(-INT4_MAX - 1)
  .max(INT4_MAX);

/** A count from 1 that fits PostgreSQL's `integer`. */
export const positiveInt4 = z.int().min(1).max(INT4_MAX);

/** A count from 0 that fits PostgreSQL's `integer`. */
export const nonNegativeInt4 = z.int().min(0).max(INT4_MAX);

/** A UUID in the lower case that PostgreSQL answers with, so that ids compare as strings. */
export const uuid = z.uuid().toLowerCase();

export const PAGE_LIMIT_MAX = 100;

/** Where a list goes on, as the list before it said; opaque to clients. */
export const pageCursor = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w.~-]+$/, { error: 'is not a cursor of this list' });

/** How many rows a list answers with at most: 1 to 100. */
export const pageLimit = z.int().min(1).max(PAGE_LIMIT_MAX);

/** The same of a list that is written to a file and shown to nobody: fewer pages, each still a moment's work. */
export const EXPORT_LIMIT_MAX = 500;

/** The part of a command that asks for one page of a list; 20 rows when nothing is said. */
export const page = z.object({ cursor: pageCursor.optional(), limit: pageLimit.default(20) });
export type Page = z.output<typeof page>;

const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** True if the running platform's time zone data knows the IANA name. Bare offsets such as "+01:00" are no zones: they know no daylight saving. */
export function isTimeZone(name: string): boolean {
  if (!ZONE_NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone name such as "Europe/Berlin". */
export const timeZone = z.string().refine(isTimeZone, { error: 'is not a known time zone' });

export const languages = ['en', 'de'] as const;

/** A language that the clients speak. */
export const languageTag = z.enum(languages);
export type LanguageTag = z.output<typeof languageTag>;

/** A calendar day without a time or zone, "YYYY-MM-DD", from year 1: ISO 8601 has a year 0, PostgreSQL has none. */
export const isoDate = z.iso.date().refine((date) => !date.startsWith('0000'), { error: 'is not a date' });

/** The short name of a thing in addresses, files and commands: "first-steps", "a1101". */
export const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'must be lower-case letters, digits and single hyphens' });

/** The short name of an exam: "security", "a1101". Most domains speak of exams by it. */
export const examCode = slug.max(40);
