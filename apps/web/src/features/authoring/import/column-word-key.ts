import type { CsvColumn } from '@studyhall/domain/quizzes/question-types/csv-words';
import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';

/** Names of columns have spaces and hyphens as the words have; a test looks that each has some. */
type WordKey = 'imports.columns.means.common.domain';

/** Where the words are that say what a column holds for questions of a type. */
export function columnWordKey(family: 'common' | QuestionType, column: CsvColumn): WordKey {
  return `imports.columns.means.${family}.${column}` as WordKey;
}
