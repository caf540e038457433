import { normalForm } from '../normal-form.ts';
import { similarName } from '../similar-name.ts';
import { type CsvColumn, everyColumn, partLetters } from './question-types/csv-words.ts';

/** What a header of a file stands for: a column, or nothing that an import reads. */
export type ColumnMeaning = CsvColumn | 'ignore';

/** What headers mean that nobody knows, by the header as it is written. */
export type ColumnNames = ReadonlyMap<string, ColumnMeaning>;

/** What people write above these columns beside their name in other spelling. */
const aliases: Readonly<Record<string, CsvColumn>> = {
  id: 'question-id',
  domaincode: 'domain',
  objective: 'domain',
  question: 'question-text',
  text: 'question-text',
  stem: 'question-text',
  answer: 'correct answer',
  correct: 'correct answer',
  correctanswers: 'correct answer',
  correctoption: 'correct answer',
  rightanswer: 'correct answer',
  key: 'correct answer',
  solution: 'correct answer',
  questiontype: 'type',
  tag: 'tags',
  topic: 'tags',
  topics: 'tags',
  format: 'text-format',
  fixed: 'fixed-options',
  acceptedanswers: 'accepted',
  points: 'weight',
  marks: 'weight',
  paper: 'source',
  year: 'source-year',
  unit: 'units',
  frage: 'question-text',
  fragetext: 'question-text',
  aufgabe: 'question-text',
  bereich: 'domain',
  lernbereich: 'domain',
  lösung: 'correct answer',
  loesung: 'correct answer',
  richtig: 'correct answer',
  richtigeantwort: 'correct answer',
  erklärung: 'explanation',
  begründung: 'explanation',
  fragetyp: 'type',
  typ: 'type',
  schwierigkeit: 'difficulty',
  kategorie: 'category',
  thema: 'tags',
  themen: 'tags',
  schlagwörter: 'tags',
  hinweis: 'hint',
  tipp: 'hint',
  punkte: 'weight',
  quelle: 'source',
  jahr: 'source-year',
  einheit: 'units',
  einheiten: 'units',
  toleranz: 'tolerance',
  musterlösung: 'model-answer',
};

/** What options and their explanations are called, before their letter or number. */
const OPTION_WORDS = ['option', 'answer', 'choice', 'antwort', ''];
const EXPLANATION_WORDS = ['explanation', 'feedback', 'erklärung', 'begründung'];

/** The column in which a file of rejected rows says why: whoever mends the rows need not take it out. */
export const REASON_COLUMN = 'rejected-because';

const known = new Map<string, CsvColumn>(Object.entries(aliases));
for (const [index, letter] of partLetters.entries()) {
  for (const name of [letter, String(index + 1)]) {
    for (const word of OPTION_WORDS) known.set(`${word}${name}`, `option-${letter}`);
    for (const word of EXPLANATION_WORDS) known.set(`${word}${name}`, `explanation-${letter}`);
    known.set(`match${name}`, `match-${letter}`);
    known.set(`gap${name}`, `gap-${letter}`);
  }
}
for (const column of everyColumn) known.set(foldHeader(column), column);

/** Short names are near to anything. */
const nearNames = new Map(
  [...known].filter(([name]) => name.length > 3).map(([name, column]) => [name.toUpperCase(), column]),
);

/** "Question ID", "question_id" and "questionId" name the same column. */
export function foldHeader(header: string): string {
  return normalForm(header, 'NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.:()\-\u200b\ufeff]+/g, '');
}

/** What a header means, by what is said of this file or by the names that everybody uses; undefined for an unknown one. */
export function meaningOf(header: string, names: ColumnNames): ColumnMeaning | undefined {
  const folded = foldHeader(header);
  for (const [name, meaning] of names) if (foldHeader(name) === folded) return meaning;
  return columnNamed(header);
}

/** The column that a name stands for; `ignore` for the one that says why rows were rejected. */
export function columnNamed(name: string): ColumnMeaning | undefined {
  const folded = foldHeader(name);
  return folded === 'ignore' || folded === foldHeader(REASON_COLUMN) ? 'ignore' : known.get(folded);
}

/** What is said of headers by the names of columns; names that nobody knows say nothing. */
export function namesOf(said: Readonly<Record<string, string>>): ColumnNames {
  return new Map(
    Object.entries(said).flatMap(([header, name]) => {
      const meaning = columnNamed(name);
      return meaning === undefined ? [] : [[header, meaning] as const];
    }),
  );
}

/** Longer than any name of a column and two letters more. */
const MAX_HEADER_CHARACTERS = 40;

/** The column that somebody may have meant by a name that nobody knows. */
export function nearColumn(name: string): CsvColumn | undefined {
  const folded = foldHeader(name);
  const near = folded.length > MAX_HEADER_CHARACTERS ? undefined : similarName(folded, [...nearNames.keys()]);
  return near === undefined ? undefined : nearNames.get(near);
}

/** Whether two names differ in nothing that matters. */
export function isSameName(one: string, other: string): boolean {
  return foldHeader(one) === foldHeader(other);
}
