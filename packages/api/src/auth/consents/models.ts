import type { AgreedPage } from '@studyhall/domain/platform/site-texts';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../../platform/models.ts';
import { User } from '../models.ts';

/** That somebody agreed to a page of the installation; neither changed nor taken back, and gone with the account. */
export class Consent extends Model {
  static override tableName = 'auth.consents';
  static override idColumn = ['userId', 'page', 'version'];

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.consents.userId', to: 'auth.users.id' }),
    };
  }

  declare userId: string;
  declare page: AgreedPage;
  /** 0: the sample that an installation begins with. */
  declare version: number;
  declare agreedAt: Date;
  /** Where it stood, where it was kept elsewhere. */
  declare link: string | null;
  declare way: 'registered' | 'invited' | 'provider' | 'asked';
}
