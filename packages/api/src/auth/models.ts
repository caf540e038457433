import type { Preferences, Role } from '@studyhall/domain/auth/schemas';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { type AnyQueryBuilder, Model, type RelationMappings } from 'objection';

/** An account. Directory: everything else about somebody hangs on it. */
export class User extends Model {
  static override tableName = 'auth.users';

  declare id: string;
  declare role: Role;
  declare isActive: boolean;
  /** An address that waits for its mailed link. */
  declare pendingEmail: string | null;
  declare createdAt: Date;
  declare updatedAt: Date;
  declare lastLoginAt: Date | null;
  declare profile?: Profile;
  declare username?: Identifier;
  /** The address that was proved and signs in. */
  declare email?: Identifier;

  static override get relationMappings(): RelationMappings {
    const identifier = (kind: Identifier['kind']) => ({
      relation: Model.HasOneRelation,
      modelClass: Identifier,
      join: { from: 'auth.users.id', to: 'auth.identifiers.userId' },
      modify: (query: AnyQueryBuilder) => query.where({ kind }),
    });
    return {
      profile: {
        relation: Model.HasOneRelation,
        modelClass: Profile,
        join: { from: 'auth.users.id', to: 'auth.profiles.userId' },
      },
      username: identifier('username'),
      email: identifier('email'),
    };
  }
}

/** Who owns an address or user name, in the whole installation. */
export class Identifier extends Model {
  static override tableName = 'auth.identifiers';
  static override idColumn = ['kind', 'value'];

  declare kind: 'email' | 'username';
  /** The form in which it is compared. */
  declare value: string;
  /** The form in which it was typed. */
  declare display: string;
  declare userId: string;
  declare createdAt: Date;
}

export class Password extends Model {
  static override tableName = 'auth.passwords';
  static override idColumn = 'userId';

  declare userId: string;
  declare passwordHash: string;
  declare changedAt: Date;
}

export class Profile extends Model {
  static override tableName = 'auth.profiles';
  static override idColumn = 'userId';
  static override jsonAttributes = ['preferences'];

  declare userId: string;
  declare firstName: string;
  declare lastName: string;
  declare phone: string;
  declare bio: string;
  declare avatarUrl: string | null;
  declare timeZone: string;
  declare language: LanguageTag;
  declare isOnLeaderboards: boolean;
  declare extraTimePercent: number;
  /** Groups that were never set are missing. */
  declare preferences: Partial<Preferences>;
  declare updatedAt: Date;
}

export class Session extends Model {
  static override tableName = 'auth.sessions';
  static override idColumn = ['userId', 'id'];

  declare userId: string;
  /** The SHA-256 of the secret. */
  declare id: string;
  declare channel: 'browser' | 'terminal';
  declare deviceName: string;
  declare userAgent: string;
  declare createdAt: Date;
  declare lastSeenAt: Date;
  declare expiresAt: Date;
  declare absoluteExpiresAt: Date;
}

/** A browser in which the account has signed in. */
export class KnownDevice extends Model {
  static override tableName = 'auth.known_devices';
  static override idColumn = ['userId', 'id'];

  declare userId: string;
  /** The SHA-256 of the secret. */
  declare id: string;
  declare expiresAt: Date;
}

export class OneTimeToken extends Model {
  static override tableName = 'auth.one_time_tokens';
  static override idColumn = ['userId', 'id'];

  declare userId: string;
  declare id: string;
  declare purpose: 'verify-email' | 'reset-password';
  /** The SHA-256 of the secret. */
  declare tokenHash: string;
  /** The address that opening the link proves. */
  declare address: string | null;
  /** The session that asked for the link. */
  declare sessionId: string | null;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}

/** A link that makes the first administrator; it belongs to nobody yet. */
export class SetupLink extends Model {
  static override tableName = 'auth.setup_links';
  static override idColumn = 'tokenHash';

  declare tokenHash: string;
  declare createdAt: Date;
  declare expiresAt: Date;
}
