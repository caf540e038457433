import { Model } from 'objection';

/** Work that a transaction has promised. Class: ephemeral. */
export class OutboxMessage extends Model {
  static override readonly tableName = 'platform.outbox_messages';

  declare id: string;
  declare kind: string;
  /** Payloads carry addresses and one-time links; emptied on delivery. */
  declare sealedPayload: string | null;
  declare availableAt: Date;
  /** Until then it is somebody's who delivers it. */
  declare lockedUntil: Date | null;
  declare tries: number;
  declare lastError: string | null;
  declare deliveredAt: Date | null;
  /** Given up; kept with its error until somebody looks. */
  declare failedAt: Date | null;
  declare createdAt: Date;
}

/** A file that was sent here to be acted on. Class: user. */
export class Upload extends Model {
  static override readonly tableName = 'platform.uploads';
  static override readonly idColumn = ['userId', 'id'];

  declare userId: string;
  declare id: string;
  declare fileName: string;
  declare byteCount: number;
  declare isComplete: boolean;
  declare createdAt: Date;
}

/** A part of a file, as it arrived. Class: user. */
export class UploadChunk extends Model {
  static override readonly tableName = 'platform.upload_chunks';
  static override readonly idColumn = ['userId', 'uploadId', 'position'];

  declare userId: string;
  declare uploadId: string;
  declare position: number;
  declare content: Buffer;
}

/** A part of a release that was installed: never a second time. Class: directory. */
export class InstalledContent extends Model {
  static override readonly tableName = 'platform.installed_content';
  static override readonly idColumn = 'item';

  declare item: string;
  declare installedAt: Date;
}

/** By what a secret key is known that the database was used with. Class: directory. */
export class SecretKeyFingerprint extends Model {
  static override readonly tableName = 'platform.secret_key_fingerprints';
  static override readonly idColumn = 'fingerprint';

  declare fingerprint: string;
  declare firstUsedAt: Date;
}
