import { Model } from 'objection';

/** A session that ended not long ago, for those who keep something open for it. */
export class EndedSession extends Model {
  static override tableName = 'auth.ended_sessions';
  static override idColumn = 'sessionId';

  declare sessionId: string;
  /** The transaction that ended it, a xid8 as the driver gives it. */
  declare xid: string;
  declare endedAt: Date;
}
