import type { QuestionReportReason, QuestionReportState } from '@studyhall/domain/quizzes/question-reports';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../../platform/models.ts';
import { Question, QuestionVersion } from '../bank-models.ts';

/** What a learner says is wrong with a question. Class: user. */
export class QuestionReport extends Model {
  static override readonly tableName = 'quizzes.question_reports';
  static override readonly idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return {
      question: belongsTo({
        model: Question,
        from: 'quizzes.question_reports.questionId',
        to: 'quizzes.questions.id',
      }),
      version: belongsTo({
        model: QuestionVersion,
        from: ['quizzes.question_reports.questionId', 'quizzes.question_reports.questionVersion'],
        to: ['quizzes.question_versions.questionId', 'quizzes.question_versions.version'],
      }),
    };
  }

  declare userId: string;
  declare id: string;
  declare questionId: string;
  /** The version that was seen. */
  declare questionVersion: number;
  /** In which it was; the attempt may be gone. */
  declare attemptId: string | null;
  declare reason: QuestionReportReason;
  declare comment: string | null;
  declare reportedAt: Date;
  declare state: QuestionReportState;
  /** What its author says to whoever reported it. */
  declare reply: string | null;
  declare settledAt: Date | null;
}
