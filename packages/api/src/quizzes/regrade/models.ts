import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../../platform/models.ts';
import { Question } from '../bank-models.ts';

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
    };
  }

  declare id: string;
  declare questionId: string;
  /** Whose key is right. */
  declare version: number;
  declare state: 'running' | 'done';
  declare requestedAt: Date;
  declare finishedAt: Date | null;
}

/** How an attempt was graded before, and is since. Class: user. */
export class RegradedAttempt extends Model {
  static override readonly tableName = 'quizzes.regraded_attempts';
  static override readonly idColumn = ['userId', 'attemptId', 'regradeId'];
  static override readonly jsonAttributes = ['findings'];

  static override get relationMappings(): RelationMappings {
    return {
      regrade: belongsTo({
        model: Regrade,
        from: 'quizzes.regraded_attempts.regradeId',
        to: 'quizzes.regrades.id',
      }),
    };
  }

  declare userId: string;
  declare attemptId: string;
  declare regradeId: string;
  /** The version that was asked. */
  declare questionVersion: number;
  declare basisPointsBefore: number;
  declare basisPointsAfter: number;
  declare correctBefore: number;
  declare correctAfter: number;
  /** What the quiz itself brings more, or less. */
  declare xp: number;
  /** What was given once and would not be given now. */
  declare findings: readonly object[];
  declare regradedAt: Date;
}
