import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../../platform/models.ts';
import { User } from '../models.ts';

function ofUser(table: string): RelationMappings {
  return { user: belongsTo({ model: User, from: `${table}.userId`, to: 'auth.users.id' }) };
}

/** The secret that an account shares with an app of codes. */
export class TotpSecret extends Model {
  static override tableName = 'auth.totp_secrets';
  static override idColumn = 'userId';

  static override get relationMappings(): RelationMappings {
    return ofUser('auth.totp_secrets');
  }

  declare userId: string;
  declare sealedSecret: string;
  declare createdAt: Date;
  /** When the app showed a right code; null until then. */
  declare confirmedAt: Date | null;
  /** The newest step whose code was used. */
  declare lastStep: number | null;
}

export class RecoveryCode extends Model {
  static override tableName = 'auth.recovery_codes';
  static override idColumn = ['userId', 'codeHash'];

  static override get relationMappings(): RelationMappings {
    return ofUser('auth.recovery_codes');
  }

  declare userId: string;
  /** SHA-256. */
  declare codeHash: string;
  declare createdAt: Date;
  declare usedAt: Date | null;
}

export class Passkey extends Model {
  static override tableName = 'auth.passkeys';
  static override idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return ofUser('auth.passkeys');
  }

  declare userId: string;
  /** As the authenticator named it, in base64url. */
  declare id: string;
  /** COSE, in base64url. */
  declare publicKey: string;
  declare counter: number;
  /** How browsers reach it, with commas between. */
  declare transports: string;
  declare name: string;
  declare createdAt: Date;
  declare lastUsedAt: Date | null;
}

/** What an authenticator has to sign, once. Class: ephemeral. */
export class PasskeyChallenge extends Model {
  static override tableName = 'auth.passkey_challenges';

  /** SHA-256. */
  declare id: string;
  declare purpose: 'register' | 'sign-in' | 'second-factor' | 'confirm';
  /** The session, or the begun sign-in, that asked. */
  declare boundTo: string | null;
  declare expiresAt: Date;
}

/** The right password was given, and not yet the second factor. */
export class BegunSignIn extends Model {
  static override tableName = 'auth.begun_sign_ins';
  static override idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return ofUser('auth.begun_sign_ins');
  }

  declare userId: string;
  /** SHA-256 of the secret in the browser's cookie. */
  declare id: string;
  declare expiresAt: Date;
}
