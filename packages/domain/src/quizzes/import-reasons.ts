import type { LanguageTag } from '../primitives.ts';
import { lossWords } from './export-loss-words.ts';
import { fileWords } from './import-file-words.ts';
import { partsInGerman, type ReasonWords, reasonWords } from './import-reason-words.ts';
import { translationWords } from './import-translation-words.ts';

/** Why a row or a file is not taken, what a file does not hold, or what is worth a look: by code, with what the words speak of. */
export interface Reason {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const words: Readonly<Record<string, ReasonWords>> = {
  ...reasonWords,
  ...fileWords,
  ...translationWords,
  ...lossWords,
};

interface Pattern {
  readonly code: string;
  readonly form: RegExp;
}

const PARAMETER = /\{([a-z]+)\}/;
/** More than any reader says; longer sentences are told as they are. */
const MAX_CHARACTERS = 2_000;

/** The sentence that says most itself comes first, so that none is taken for a more general one. */
const patterns: readonly Pattern[] = Object.entries(words)
  .map(([code, { says }]) => ({ code, says, own: says.replaceAll(/\{[a-z]+\}/g, '').length }))
  .sort((one, other) => other.own - one.own)
  .map(({ code, says }) => ({ code, form: formOf(says) }));

function formOf(says: string): RegExp {
  const parts = says
    .split(PARAMETER)
    .map((part, index) => (index % 2 === 1 ? `(?<${part}>.{0,800}?)` : escaped(part)));
  return new RegExp(`^${parts.join('')}$`, 's');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** The reason that a reader says in its sentence; undefined for a sentence that is in no list. */
export function reasonOf(sentence: string): Reason | undefined {
  if (sentence.length > MAX_CHARACTERS) return undefined;
  for (const { code, form } of patterns) {
    const found = form.exec(sentence);
    if (found !== null) return { code, parameters: { ...found.groups } };
  }
  return undefined;
}

/** What a reader says, in words for people, to follow the name of the column; in English where nobody knows it. */
export function reasonIn(language: LanguageTag, sentence: string): string {
  const reason = reasonOf(sentence);
  const told = reason === undefined ? undefined : words[reason.code];
  if (reason === undefined || told === undefined) return sentence;
  const template = language === 'de' ? told.de : (told.en ?? told.says);
  return template.replaceAll(new RegExp(PARAMETER, 'g'), (braces, name: string) => {
    const value = reason.parameters[name];
    if (value === undefined) return braces;
    if (name === 'reason') return reasonIn(language, value);
    return language === 'de' && TRANSLATED.has(name) ? inGerman(value) : value;
  });
}

/** Those that are no words of the file's author. */
const TRANSLATED = new Set(['what', 'kind', 'other', 'meanings']);

function inGerman(part: string): string {
  return partsInGerman.reduce((text, [form, word]) => text.replaceAll(form, word), part);
}

/** Names that readers have for places of a file that has no columns. */
const placesInGerman: readonly (readonly [RegExp, string])[] = [
  [/^row$/, 'Zeile'],
  [/^question\b/, 'Frage'],
  [/^answers$/, 'Antworten'],
  [/^category$/, 'Kategorie'],
  [/^general feedback$/, 'Allgemeine Rückmeldung'],
  [/^answer (\d+)/, 'Antwort $1'],
  [/^option (\w+)/, 'Option $1'],
  [/^gap (\d+)/, 'Lücke $1'],
  [/^unit (\d+)/, 'Einheit $1'],
  [/^cell (\d+)$/, 'Zelle $1'],
  [/ in line (\d+), column (\d+)$/, ' in Zeile $1, Spalte $2'],
];

/** The name of a column as whoever wrote the file sees it: a table's own, another format's in words. */
export function placeIn(language: LanguageTag, place: string): string {
  if (language !== 'de') return place;
  return placesInGerman.reduce((text, [form, word]) => text.replace(form, word), place);
}

/** What is said of a place, to be read without the file beside it: "line 9, correct answer: names option D, …". */
export function problemIn(
  language: LanguageTag,
  { lineNumber, columnName, message }: { lineNumber: number; columnName: string; message: string },
): string {
  const line = language === 'de' ? 'Zeile' : 'line';
  return `${line} ${lineNumber}, ${placeIn(language, columnName)}: ${reasonIn(language, message)}`;
}

/** What keeps a whole file from being read, as the details of the refusal say it: each with its column, if it has one. */
export function problemsOfFile(
  details: Readonly<Record<string, string | number>>,
): { readonly column: string | undefined; readonly message: string }[] {
  const found = [];
  for (let number = 1; ; number += 1) {
    const place = number === 1 ? '' : String(number);
    const message = details[`problem${place}`];
    if (message === undefined) return found;
    found.push({ column: details[`column${place}`]?.toString(), message: String(message) });
  }
}
