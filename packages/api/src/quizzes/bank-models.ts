import type { Difficulty, QuestionType, TextFormat } from '@studyhall/domain/quizzes/schemas';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';

export type BankStatus = 'draft' | 'published' | 'retired';

/** An exam that questions belong to. Class: reference. */
export class Exam extends Model {
  static override readonly tableName = 'quizzes.exams';
  static override readonly jsonAttributes = ['terms', 'translations'];

  declare id: string;
  declare code: string;
  declare title: string;
  declare description: string;
  /** The language of its texts and of those of its questions. */
  declare language: string;
  declare translations: object;
  declare status: BankStatus;
  declare questionCount: number;
  declare timeLimitSeconds: number;
  declare passPercent: number;
  /** A score of fewer than ten questions counts if all of its questions were taken. */
  declare isGradedWhenSmall: boolean;
  /** What it demands and allows beside that; what is not said is as it always was. */
  declare terms: object;
  declare displayOrder: number;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** An objective domain of an exam. Class: reference. */
export class ExamDomain extends Model {
  static override readonly tableName = 'quizzes.exam_domains';
  static override readonly idColumn = ['examId', 'code'];

  static override get relationMappings(): RelationMappings {
    return {
      exam: belongsTo({ model: Exam, from: 'quizzes.exam_domains.examId', to: 'quizzes.exams.id' }),
    };
  }

  declare examId: string;
  declare code: string;
  declare title: string;
  declare weight: number;
}

/** A question's identity and place; what it says is in its versions. Class: reference. */
export class Question extends Model {
  static override readonly tableName = 'quizzes.questions';

  static override get relationMappings(): RelationMappings {
    return {
      domain: belongsTo({
        model: ExamDomain,
        from: ['quizzes.questions.examId', 'quizzes.questions.domainCode'],
        to: ['quizzes.exam_domains.examId', 'quizzes.exam_domains.code'],
      }),
    };
  }

  declare id: string;
  declare examId: string;
  declare externalId: string | null;
  /** SHA-256 of the text and the sorted options. */
  declare contentHash: Buffer;
  /** Of the text without case, space and punctuation: what may be a duplicate. */
  declare similarityHash: Buffer;
  /** Of everything the author says. */
  declare revisionHash: Buffer;
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

/** What a question said from one edit to the next. Class: reference. */
export class QuestionVersion extends Model {
  static override readonly tableName = 'quizzes.question_versions';
  static override readonly idColumn = ['questionId', 'version'];
  static override readonly jsonAttributes = ['public', 'key', 'feedback', 'source', 'translations'];

  static override get relationMappings(): RelationMappings {
    return {
      question: belongsTo({
        model: Question,
        from: 'quizzes.question_versions.questionId',
        to: 'quizzes.questions.id',
      }),
    };
  }

  declare questionId: string;
  declare version: number;
  /** What attempts count it for that were given this version. */
  declare domainCode: string;
  declare type: QuestionType;
  declare textFormat: TextFormat;
  declare text: string;
  /** What may be shown before the end, in the shape of its type. */
  declare public: object;
  /** What grading needs, and nothing else. */
  declare key: object;
  /** What is shown after the end. */
  declare feedback: object;
  declare explanation: string | null;
  declare difficulty: Difficulty | null;
  /** Shown for a part of the credit. */
  declare hint: string | null;
  declare hintCostPercent: number | null;
  /** How much it counts beside other questions of an attempt. */
  declare weight: number;
  /** Where it was asked before: paper, year and number. */
  declare source: object | null;
  /** The same in other languages, by tag. */
  declare translations: object;
  declare createdAt: Date;
}

/** What an exam allows one learner beside what it allows everybody. Class: user. */
export class ExamOverrideRow extends Model {
  static override readonly tableName = 'quizzes.exam_overrides';
  static override readonly idColumn = ['userId', 'examId'];
  static override readonly jsonAttributes = ['terms'];

  static override get relationMappings(): RelationMappings {
    return {
      exam: belongsTo({ model: Exam, from: 'quizzes.exam_overrides.examId', to: 'quizzes.exams.id' }),
    };
  }

  declare userId: string;
  declare examId: string;
  declare terms: object;
}

/** An exam that somebody is author of, where a list says so. Class: user. */
export class AuthorExam extends Model {
  static override readonly tableName = 'quizzes.author_exams';
  static override readonly idColumn = ['userId', 'examId'];

  static override get relationMappings(): RelationMappings {
    return {
      exam: belongsTo({ model: Exam, from: 'quizzes.author_exams.examId', to: 'quizzes.exams.id' }),
    };
  }

  declare userId: string;
  declare examId: string;
}

/** An author's or administrator's import of a file, and how far it is. Class: user (the administrator's). */
export class QuestionImport extends Model {
  static override readonly tableName = 'quizzes.question_imports';
  static override readonly idColumn = ['userId', 'id'];
  static override readonly jsonAttributes = ['counts', 'kept', 'failure', 'undone'];

  declare userId: string;
  declare id: string;
  /** The code, not the id: a dry run may name an exam that does not exist. */
  declare examCode: string;
  declare fileName: string;
  declare format: string;
  declare isDryRun: boolean;
  declare state: 'running' | 'done' | 'failed';
  declare phase: string;
  declare rowsRead: number;
  declare bytesRead: number;
  declare byteCount: number;
  /** Rows by what became of them; an earlier version counted less. */
  declare counts: Record<string, number>;
  /** Questions that keep what the file has no place for, by which part. */
  declare kept: Record<string, number>;
  declare failure: { reason: string; details: Record<string, string | number> } | null;
  declare startedAt: Date;
  /** When its process was last heard from, by the clock of the database. */
  declare heartbeatAt: Date;
  declare finishedAt: Date | null;
  /** When what it brought was shown to learners; null while it waits as drafts. */
  declare publishedAt: Date | null;
  declare hasMadeExam: boolean;
  declare madeDomains: string[];
  /** When it was taken back, and what became of its questions. */
  declare undoneAt: Date | null;
  declare undone: object | null;
  /** Asked for beside the columns: it runs, and its process was not heard from for half a minute. */
  declare isSilent?: boolean;
  /** Asked for beside the columns. */
  declare importedBy?: string | null;
}

export type RowOutcome = 'rejected' | 'duplicate' | 'possible-duplicate' | 'note';

/** A row that was not taken as it is, or with a note, and why. Class: user (the administrator's). */
export class QuestionImportRow extends Model {
  static override readonly tableName = 'quizzes.question_import_rows';
  static override readonly idColumn = ['userId', 'importId', 'rowNumber', 'ordinal'];

  static override get relationMappings(): RelationMappings {
    return {
      import: belongsTo({
        model: QuestionImport,
        from: ['quizzes.question_import_rows.userId', 'quizzes.question_import_rows.importId'],
        to: ['quizzes.question_imports.userId', 'quizzes.question_imports.id'],
      }),
    };
  }

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
