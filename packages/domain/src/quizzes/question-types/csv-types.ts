import type { ChoiceType } from './choice/body.ts';
import type { CsvWords } from './csv-words.ts';
import { gapsWords } from './gaps/csv.ts';
import { matchingWords } from './matching/csv.ts';
import { numericWords } from './numeric/csv.ts';
import { openWords } from './open/csv.ts';
import { orderingWords } from './ordering/csv.ts';
import type { QuestionType } from './question-types.ts';
import { shortWords } from './short/csv.ts';

/** The types that are not written as options with letters for the right ones. */
export type WordedType = Exclude<QuestionType, ChoiceType>;

const words = {
  short: shortWords,
  numeric: numericWords,
  matching: matchingWords,
  ordering: orderingWords,
  gaps: gapsWords,
  open: openWords,
} satisfies Record<WordedType, CsvWords<never>>;

/** How a type is written in a file: what it writes has to be a body of that type. */
export function csvWordsOf(type: WordedType): CsvWords<unknown> {
  return words[type];
}
