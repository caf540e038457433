import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../../platform/models.ts';
import { Question, QuestionVersion } from '../bank-models.ts';

/** That what was answered to a question is graded by the key of one of its versions. Class: reference. */
export class Regrade extends Model {
  static override readonly tableName = 'quizzes.regrades';

  static override get relationMappings(): RelationMappings {
    return {
      question: belongsTo({
        model: Question,
        from: 'quizzes.regrades.questionId',
        to: 'quizzes.questions.id',
      }),
      right: belongsTo({
        model: QuestionVersion,
        from: ['quizzes.regrades.questionId', 'quizzes.regrades.version'],
        to: ['quizzes.question_versions.questionId', 'quizzes.question_versions.version'],
      }),
    };
  }

  declare id: string;
  declare questionId: string;
  /** Whose key is right. */
  declare version: number;
  declare state: 'running' | 'done';
  declare requestedAt: Date;
  declare finishedAt: Date | null;
  /** When somebody was last at it, by the clock of the database. */
  declare heardAt: Date;
  /** Asked for beside the columns: it runs, and nobody was at it for half a minute. */
  declare isSilent?: boolean;
}
