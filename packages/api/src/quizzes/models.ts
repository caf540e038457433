import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { QuizMode } from '@studyhall/domain/quizzes/schemas';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';
import { Exam, QuestionVersion } from './bank-models.ts';

/** One learner's run through drawn questions. Class: user. */
export class Attempt extends Model {
  static override readonly tableName = 'quizzes.attempts';
  static override readonly idColumn = ['userId', 'id'];
  static override readonly jsonAttributes = ['result'];

  static override get relationMappings(): RelationMappings {
    return {
      exam: belongsTo({ model: Exam, from: 'quizzes.attempts.examId', to: 'quizzes.exams.id' }),
    };
  }

  declare userId: string;
  declare id: string;
  declare examId: string;
  declare mode: QuizMode;
  declare idempotencyKey: string;
  declare totalQuestions: number;
  declare startedAt: Date;
  declare deadlineAt: Date | null;
  declare currentPosition: number;
  declare lastActivityAt: Date;
  /** When the browser that started it was last heard from; null until then. */
  declare heardAt: Date | null;
  /** Positions of the questions whose answers arrived after the deadline and count. */
  declare lateAnswers: number[];
  declare revision: number;
  declare submittedAt: Date | null;
  /** The learner's own day and minutes from UTC when it ended. */
  declare localDate: string | null;
  declare utcOffsetMinutes: number | null;
  /** The version of the standing that its result made. */
  declare standingVersion: number | null;
  declare correctAnswers: number | null;
  declare scoreBasisPoints: number | null;
  declare timeTakenSeconds: number | null;
  declare xpEarned: number | null;
  /** What it brought, as the page of the result shows it. */
  declare result: object | null;
  /** When its learner gave it up. */
  declare discardedAt: Date | null;
  /** The terms that it was begun by: no way back to an earlier question, and how long after the deadline answers count. */
  declare isSequential: boolean;
  declare graceSeconds: number;
  /** Its learner chose which questions are asked, or how many: practice, and no attempt of the exam. */
  declare isChosen: boolean;
  /** The learner's own day, of a daily quiz. */
  declare dailyOn: string | null;
  /** The level it was started for, and the run of its course. */
  declare enrolmentId: string | null;
  declare levelId: string | null;
  /** Whether the counts of scores have it; null until that is decided. */
  declare isInStatistics: boolean | null;
}

/** A question as it was given in an attempt, and what was answered. Class: user. */
export class AttemptQuestion extends Model {
  static override readonly tableName = 'quizzes.attempt_questions';
  static override readonly idColumn = ['userId', 'attemptId', 'position'];
  static override readonly jsonAttributes = ['answer'];

  declare userId: string;
  declare attemptId: string;
  declare position: number;
  declare questionId: string;
  declare questionVersion: number;
  /** The author's index of what stands at each place on the screen; empty where nothing has a place. */
  declare optionOrder: number[];
  /** With the author's indexes; null until answered. */
  declare answer: Answer | null;
  declare isFlagged: boolean;
  declare secondsSpent: number;
  /** When the answer was given or taken back, whichever was last, by the browser that did; null until then. */
  declare answeredAt: Date | null;
  /** When its key was shown: in study mode here, of a level's quiz in another attempt. The answer is fixed from then on. */
  declare revealedAt: Date | null;
  /** When the hint was looked at. */
  declare hintedAt: Date | null;
  declare isCorrect: boolean | null;
  declare score: number | null;
  /** What a person gave where no rule grades, in percent of the credit; who did, and when. */
  declare markPercent: number | null;
  declare markedBy: string | null;
  declare markedAt: Date | null;
  /** What the question said. */
  declare version?: QuestionVersion;

  static override get relationMappings(): RelationMappings {
    return {
      attempt: belongsTo({
        model: Attempt,
        from: ['quizzes.attempt_questions.userId', 'quizzes.attempt_questions.attemptId'],
        to: ['quizzes.attempts.userId', 'quizzes.attempts.id'],
      }),
      version: belongsTo({
        model: QuestionVersion,
        from: ['quizzes.attempt_questions.questionId', 'quizzes.attempt_questions.questionVersion'],
        to: ['quizzes.question_versions.questionId', 'quizzes.question_versions.version'],
      }),
    };
  }
}
