import type { RightName } from '@studyhall/domain/auth/rights';
import type { Preferences, Role } from '@studyhall/domain/auth/schemas';
import type { Scope } from '@studyhall/domain/auth/scopes';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { type AnyQueryBuilder, Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';

/** An account. Directory: everything else about somebody hangs on it. */
export class User extends Model {
  static override tableName = 'auth.users';

  declare id: string;
  declare role: Role;
  declare isActive: boolean;
  /** Since when, why and until when somebody is shut out; null for whoever is not, and where nobody said it. */
  declare bannedAt: Date | null;
  declare banReason: string | null;
  declare banEndsAt: Date | null;
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

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.passwords.userId', to: 'auth.users.id' }),
    };
  }

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

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.sessions.userId', to: 'auth.users.id' }),
    };
  }

  declare userId: string;
  /** The SHA-256 of the secret. */
  declare id: string;
  declare channel: 'browser' | 'terminal';
  declare deviceName: string;
  declare userAgent: string;
  /** From where it was last used, as far as that is kept; empty if unknown. */
  declare network: string;
  declare createdAt: Date;
  declare lastSeenAt: Date;
  declare expiresAt: Date;
  declare absoluteExpiresAt: Date;
  /** When whoever uses it last proved to be the owner. */
  declare provedAt: Date | null;
  /** As whom an administrator looks at the site with it, and until when. */
  declare impersonatedUserId: string | null;
  declare impersonationEndsAt: Date | null;
}

/** A browser in which the account has signed in. */
export class KnownDevice extends Model {
  static override tableName = 'auth.known_devices';
  static override idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.known_devices.userId', to: 'auth.users.id' }),
    };
  }

  declare userId: string;
  /** The SHA-256 of the secret. */
  declare id: string;
  declare expiresAt: Date;
}

export class OneTimeToken extends Model {
  static override tableName = 'auth.one_time_tokens';
  static override idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.one_time_tokens.userId', to: 'auth.users.id' }),
    };
  }

  declare userId: string;
  declare id: string;
  declare purpose: 'verify-email' | 'reset-password' | 'invitation' | 'merge';
  /** The SHA-256 of the secret. */
  declare tokenHash: string;
  /** The address that opening the link proves; null for one that an administrator handed over. */
  declare address: string | null;
  /** The session that asked for the link. */
  declare sessionId: string | null;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}

/** What a program acts with for somebody. */
export class ApiToken extends Model {
  static override tableName = 'auth.api_tokens';
  static override idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.api_tokens.userId', to: 'auth.users.id' }),
    };
  }

  declare userId: string;
  /** The SHA-256 of the secret. */
  declare id: string;
  declare name: string;
  declare scopes: Scope[];
  declare kind: 'made' | 'log-in';
  declare createdAt: Date;
  /** Null: until it is revoked. */
  declare expiresAt: Date | null;
  declare lastUsedAt: Date | null;
  declare network: string;
}

/** What somebody may beside their role. Class: user. */
export class HeldRight extends Model {
  static override tableName = 'auth.rights';
  static override idColumn = ['userId', 'name'];

  static override get relationMappings(): RelationMappings {
    return { user: belongsTo({ model: User, from: 'auth.rights.userId', to: 'auth.users.id' }) };
  }

  declare userId: string;
  declare name: RightName;
  declare reach: 'all' | 'listed';
  /** The administrator, whose account may be gone. */
  declare grantedBy: string;
  declare grantedAt: Date;
}

/** A device that waits for somebody to say yes; it belongs to nobody until its code is typed. */
export class DeviceCode extends Model {
  static override tableName = 'auth.device_codes';

  static override get relationMappings(): RelationMappings {
    return {
      claimant: belongsTo({ model: User, from: 'auth.device_codes.claimedBy', to: 'auth.users.id' }),
    };
  }

  /** The SHA-256 of what the device keeps. */
  declare id: string;
  declare userCodeHash: string;
  declare deviceName: string;
  declare userAgent: string;
  declare network: string;
  declare scopes: Scope[] | null;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare polledAt: Date | null;
  declare intervalSeconds: number;
  declare state: 'waiting' | 'approved' | 'denied' | 'redeemed';
  declare claimedBy: string | null;
  declare claimedIn: string | null;
}

/** A link that makes the first administrator; it belongs to nobody yet. */
export class SetupLink extends Model {
  static override tableName = 'auth.setup_links';
  static override idColumn = 'tokenHash';

  declare tokenHash: string;
  declare createdAt: Date;
  declare expiresAt: Date;
}

/** Who an account is to a provider, in the whole installation. */
export class OauthAccount extends Model {
  static override tableName = 'auth.oauth_accounts';
  static override idColumn = ['provider', 'subject'];

  static override get relationMappings(): RelationMappings {
    return {
      user: belongsTo({ model: User, from: 'auth.oauth_accounts.userId', to: 'auth.users.id' }),
    };
  }

  /** The issuer. */
  declare provider: string;
  declare subject: string;
  declare userId: string;
  /** As the provider said it last; it signs nobody in. */
  declare address: string | null;
  declare linkedAt: Date;
  declare lastUsedAt: Date;
}

/** Somebody who was sent to a provider and has not come back. */
export class PendingSignIn extends Model {
  static override tableName = 'auth.pending_sign_ins';
  static override idColumn = 'stateHash';

  /** The SHA-256 of what goes along in the address. */
  declare stateHash: string;
  /** As settings and addresses call it. */
  declare provider: string;
  declare purpose: 'sign-in' | 'link';
  declare browserHash: string | null;
  declare userId: string | null;
  declare sessionId: string | null;
  declare sealed: string;
  declare returnPath: string;
  declare expiresAt: Date;
}

/** That an account is to be erased, or was. It outlives the account. */
export class Deletion extends Model {
  static override tableName = 'auth.deletions';
  static override idColumn = 'userId';

  declare userId: string;
  declare requestedAt: Date;
  /** The administrator; null for the owner. */
  declare requestedBy: string | null;
  declare eraseAt: Date;
  /** The SHA-256 of the secret in the link that takes it back. */
  declare undoHash: string | null;
  declare opensAgain: boolean;
  declare undoneAt: Date | null;
  /** From then on nobody takes it back. */
  declare erasingSince: Date | null;
  declare erasedAt: Date | null;
}
