import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type {
  QuestionType,
  RevealedOf,
  ShownOf,
} from '@studyhall/domain/quizzes/question-types/question-types';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';

/** Takes an answer; one that is being typed may wait until no more is. */
export type OnAnswer = (answer: Answer, how?: 'typing') => void;

/** What is answered in a question of a type, while it is, and once its key is shown. */
export interface PartProps<Type extends QuestionType> {
  readonly type: Type;
  readonly shown: ShownOf<Type>;
  /** Tells the fields of one question from those of another on the page. */
  readonly name: string;
  /** The id of what asks. */
  readonly labelledBy: string;
  readonly text: string;
  /** Of the texts of the question. */
  readonly format: TextFormat;
  readonly answer: Answer;
  /** Null until the key is shown. */
  readonly revealed: RevealedOf<Type> | null;
  /** Absent where the answer stays as it is. */
  readonly onAnswer?: OnAnswer | undefined;
}
