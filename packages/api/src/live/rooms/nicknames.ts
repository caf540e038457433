import { randomInt } from 'node:crypto';
import { nameProblemOf } from '@studyhall/domain/auth/name-problem';
import { isHiddenBy, type ShownAccount, seenNameOf } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import { nameKey } from '@studyhall/domain/live/name-key';
import { MAX_NICKNAME_CHARACTERS } from '@studyhall/domain/live/schemas';
import type { NicknameRule } from '@studyhall/domain/live/settings';

/** What others may be called instead, one a line, for `name-taken` and `name-refused`. */
const SUGGESTIONS = 3;

/** Whether a name is on the lists of what is not to be read here. */
export type IsUnfit = (name: string) => boolean;

export interface Naming {
  readonly rule: NicknameRule;
  /** As it was typed; undefined where nothing was. */
  readonly typed: string | undefined;
  readonly account: ShownAccount;
  readonly isUnfit: IsUnfit;
  /** Of the room. */
  readonly language: string;
}

export interface NameChoice {
  /** In order of preference; the first one is as good as any, unless it was typed. */
  readonly names: readonly string[];
  /** The first one is what somebody typed: another is suggested, and not taken for it. */
  readonly isTyped: boolean;
}

/** Of a name that is taken, what stands behind it instead. */
const NUMBERS = 30;

/**
 * What somebody is called in a room: as the host said. Errors: `name-refused` with `because` (a problem of `nameProblemOf`,
 * `unfit`, `hidden`, `missing`, or `no-real-name`) and, where there are, `suggestions`, one a line.
 */
export function chooseNames({ rule, typed, account, isUnfit, language }: Naming): NameChoice {
  if (rule === 'generated') return { names: generatedNames(language, NUMBERS), isTyped: false };
  const { reportable } = seenNameOf(account);
  if (rule === 'real-names' || typed === undefined) {
    const because = rule === 'real-names' ? 'no-real-name' : 'missing';
    if (reportable === null) throw new DomainError('name-refused', { because });
    return { names: numbered(cut(reportable), NUMBERS), isTyped: false };
  }
  demandFitName({ typed, isUnfit: rule === 'filtered' ? isUnfit : undefined, account, language });
  return { names: suggestionsFor(typed), isTyped: true };
}

interface Judged {
  readonly typed: string;
  /** Undefined where the host lets everybody say what they like. */
  readonly isUnfit?: IsUnfit | undefined;
  readonly account?: ShownAccount | undefined;
  readonly language?: string | undefined;
}

/** Errors: `name-refused` with `because` and `suggestions`. */
export function demandFitName(judged: Judged): void {
  const because = problemOf(judged);
  if (because === undefined) return;
  const suggestions = generatedNames(judged.language ?? 'en', SUGGESTIONS).join('\n');
  throw new DomainError('name-refused', { because, suggestions });
}

/** Whether somebody may be called so. */
export function isFitName(judged: Judged): boolean {
  return problemOf(judged) === undefined;
}

function problemOf({ typed, isUnfit, account }: Judged): string | undefined {
  const problem = nameProblemOf(typed);
  if (problem !== undefined) return problem;
  if (nameKey(typed) === '') return 'no-letter';
  if (account?.hiddenNames.some((hidden) => isHiddenBy(typed, hidden)) === true) return 'hidden';
  return isUnfit?.(typed) === true ? 'unfit' : undefined;
}

/** The first of the names that nobody has. Errors: `name-taken` with `suggestions`, one a line. */
export function freeName({ names, isTyped }: NameChoice, taken: ReadonlySet<string>): string {
  const free = names.filter((name) => !taken.has(nameKey(name)));
  const [first] = free;
  if (first === undefined || (isTyped && first !== names[0]))
    throw new DomainError('name-taken', { suggestions: free.slice(0, SUGGESTIONS).join('\n') });
  return first;
}

/** A name, and what somebody may be called instead who cannot be called so. */
export function suggestionsFor(name: string): string[] {
  return numbered(name, NUMBERS);
}

/** A name, and the same with numbers from 2 on. */
function numbered(name: string, count: number): string[] {
  return [name, ...Array.from({ length: count - 1 }, (_, index) => withEnd(name, ` ${index + 2}`))];
}

function withEnd(name: string, end: string): string {
  return `${cut(name, MAX_NICKNAME_CHARACTERS - end.length)}${end}`;
}

function cut(name: string, characters = MAX_NICKNAME_CHARACTERS): string {
  return Array.from(name).slice(0, characters).join('').trim();
}

const WORDS = {
  en: {
    first: [
      'Brave',
      'Calm',
      'Clever',
      'Curious',
      'Eager',
      'Gentle',
      'Happy',
      'Lively',
      'Merry',
      'Nimble',
      'Quick',
      'Sunny',
    ],
    second: [
      'Badger',
      'Beaver',
      'Comet',
      'Dolphin',
      'Falcon',
      'Fox',
      'Heron',
      'Lynx',
      'Otter',
      'Owl',
      'Panda',
      'Robin',
    ],
  },
  de: {
    first: [
      'Flinker',
      'Froher',
      'Heller',
      'Kluger',
      'Leiser',
      'Mutiger',
      'Munterer',
      'Ruhiger',
      'Schneller',
      'Sonniger',
      'Treuer',
      'Wacher',
    ],
    second: [
      'Adler',
      'Biber',
      'Dachs',
      'Delfin',
      'Falke',
      'Fuchs',
      'Igel',
      'Komet',
      'Luchs',
      'Otter',
      'Panda',
      'Reiher',
    ],
  },
} as const;

/** Names of two words and a number, by lot. */
function generatedNames(language: string, count: number): string[] {
  const { first, second } = language.startsWith('de') ? WORDS.de : WORDS.en;
  return Array.from({ length: count }, () => {
    const words = `${first[randomInt(first.length)]} ${second[randomInt(second.length)]}`;
    return `${words} ${randomInt(2, 100)}`;
  });
}
