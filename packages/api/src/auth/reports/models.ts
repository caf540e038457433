import type { ReportedThing, ReportState } from '@studyhall/domain/auth/reports';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../../platform/models.ts';
import { User } from '../models.ts';

/** That somebody finds the name or the picture of somebody else unfit. */
export class Report extends Model {
  static override tableName = 'auth.reports';

  static override get relationMappings(): RelationMappings {
    return {
      reporter: belongsTo({ model: User, from: 'auth.reports.reporterId', to: 'auth.users.id' }),
      subject: belongsTo({ model: User, from: 'auth.reports.subjectId', to: 'auth.users.id' }),
    };
  }

  declare id: string;
  /** Null when that account is erased, and what it reported is hidden. */
  declare reporterId: string | null;
  declare subjectId: string;
  declare thing: ReportedThing;
  /** The name as it was shown, or the hash of the picture. */
  declare what: string;
  declare reason: string | null;
  declare reportedAt: Date;
  declare state: ReportState;
  declare settledAt: Date | null;
  /** The administrator who decided; null as long as nobody has, or where it is not known. */
  declare settledBy: string | null;
}

/** What of somebody nobody else sees. */
export class HiddenThing extends Model {
  static override tableName = 'auth.hidden_things';
  static override idColumn = ['userId', 'thing', 'what'];

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.hidden_things.userId', to: 'auth.users.id' }),
    };
  }

  declare userId: string;
  declare thing: ReportedThing;
  declare what: string;
  declare hiddenAt: Date;
}
