import type { LevelConfig, LevelKind } from '@studyhall/domain/progress/schemas';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';

/** A course that learners take. Class: reference. */
export class Course extends Model {
  static override readonly tableName = 'progress.courses';
  static override readonly jsonAttributes = ['translations'];

  declare id: string;
  declare slug: string;
  declare title: string;
  declare summary: string;
  /** Markdown. */
  declare description: string;
  /** The language of its texts and of those of its levels, and what they are in others, by tag. */
  declare language: string;
  declare translations: object;
  declare pictureUrl: string;
  /** How long it takes. */
  declare minutes: number;
  /** A retired course stays with those who began it. */
  declare status: 'draft' | 'published' | 'retired';
  declare displayOrder: number;
  declare createdAt: Date;
  declare updatedAt: Date;
  declare levels?: Level[];

  static override get relationMappings(): RelationMappings {
    return {
      levels: {
        relation: Model.HasManyRelation,
        modelClass: Level,
        join: { from: 'progress.courses.id', to: 'progress.levels.courseId' },
      },
    };
  }
}

/** A level of a course; positions begin at 1. Class: reference. */
export class Level extends Model {
  static override readonly tableName = 'progress.levels';
  static override readonly jsonAttributes = ['config', 'translations'];

  declare id: string;
  declare courseId: string;
  declare position: number;
  declare slug: string;
  declare kind: LevelKind;
  declare title: string;
  declare summary: string;
  declare xp: number;
  /** What its kind asks for; the kind itself has a column. */
  declare config: ConfigOf<LevelConfig>;
  /** What its texts are in other languages, by tag. */
  declare translations: object;
  declare course?: Course;

  static override get relationMappings(): RelationMappings {
    return {
      course: belongsTo({ model: Course, from: 'progress.levels.courseId', to: 'progress.courses.id' }),
    };
  }
}

type ConfigOf<Config> = Config extends LevelConfig ? Omit<Config, 'kind'> : never;

/** A run of a course: the first, or one more of a learner who takes it again. Class: user. */
export class Enrolment extends Model {
  static override readonly tableName = 'progress.enrolments';
  static override readonly idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return {
      course: belongsTo({ model: Course, from: 'progress.enrolments.courseId', to: 'progress.courses.id' }),
    };
  }

  declare userId: string;
  declare id: string;
  declare courseId: string;
  /** Counted from 1, of each course. */
  declare run: number;
  declare startedAt: Date;
  declare lastActivityAt: Date;
  /** When the last of its levels was passed; null while it is open, and of a course one run is at most. */
  declare completedAt: Date | null;
  /** The merge of accounts that left it aside, for another run of its course; null for one that goes on. */
  declare setAsideBy: string | null;
}
