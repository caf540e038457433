import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../../platform/models.ts';
import { User } from '../models.ts';

/** The picture that somebody sent of themselves. */
export class Picture extends Model {
  static override tableName = 'auth.pictures';
  static override idColumn = 'userId';

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.pictures.userId', to: 'auth.users.id' }),
    };
  }

  declare userId: string;
  /** Of the blob. */
  declare hash: string;
  declare setAt: Date;
}
