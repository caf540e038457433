import type { Difficulty, QuestionOption, QuestionType, TextFormat } from '@studyhall/domain/quizzes/schemas';
import { Model } from 'objection';

export type BankStatus = 'draft' | 'published' | 'retired';

/** An exam that questions belong to. Class: reference. */
export class Exam extends Model {
  static override readonly tableName = 'quizzes.exams';

  declare id: string;
  declare code: string;
  declare title: string;
  declare description: string;
  declare status: BankStatus;
  declare questionCount: number;
  declare timeLimitSeconds: number;
  declare passPercent: number;
  /** A score of fewer than ten questions counts if all of its questions were taken. */
  declare isGradedWhenSmall: boolean;
  declare displayOrder: number;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** An objective domain of an exam. Class: reference. */
export class ExamDomain extends Model {
  static override readonly tableName = 'quizzes.exam_domains';
  static override readonly idColumn = ['examId', 'code'];

  declare examId: string;
  declare code: string;
  declare title: string;
  declare weight: number;
}

/** A question's identity and place; what it says is in its versions. Class: reference. */
export class Question extends Model {
  static override readonly tableName = 'quizzes.questions';

  declare id: string;
  declare examId: string;
  declare externalId: string | null;
  declare domainCode: string;
  declare status: BankStatus;
  declare version: number;
  /** As `storedTag` writes them. */
  declare tags: string[];
  /** Of the present version. */
  declare textFormat: TextFormat;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/**
 * What a question said from one edit to the next; attempts read it in statements of their own. Class: reference.
 *
 * @internal
 */
export class QuestionVersion extends Model {
  static override readonly tableName = 'quizzes.question_versions';
  static override readonly idColumn = ['questionId', 'version'];

  declare questionId: string;
  declare version: number;
  /** What attempts count it for that were given this version. */
  declare domainCode: string;
  declare type: QuestionType;
  declare textFormat: TextFormat;
  declare text: string;
  declare options: QuestionOption[];
  declare explanation: string | null;
  declare difficulty: Difficulty | null;
  declare createdAt: Date;
}

export type RowOutcome = 'rejected' | 'duplicate' | 'possible-duplicate' | 'note';

/** A row that was not taken as it is, or with a note, and why. Class: user (the administrator's). */
export class QuestionImportRow extends Model {
  static override readonly tableName = 'quizzes.question_import_rows';
  static override readonly idColumn = ['userId', 'importId', 'rowNumber', 'ordinal'];

  declare userId: string;
  declare importId: string;
  declare rowNumber: number;
  declare ordinal: number;
  declare outcome: RowOutcome;
  declare lineNumber: number;
  declare columnName: string;
  declare message: string;
  declare raw: string;
}
