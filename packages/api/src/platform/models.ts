import type { SiteTexts, TextPage } from '@studyhall/domain/platform/site-texts';
import { Model, type ModelClass, type RelationMapping, type RelationMappings } from 'objection';

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

  static override get relationMappings(): RelationMappings {
    return {
      upload: belongsTo({
        model: Upload,
        from: ['platform.upload_chunks.userId', 'platform.upload_chunks.uploadId'],
        to: ['platform.uploads.userId', 'platform.uploads.id'],
      }),
    };
  }

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

/** A restore, and what it holds until somebody has looked. Class: directory. */
export class Restore extends Model {
  static override readonly tableName = 'platform.restores';

  declare id: string;
  /** The last commit that was restored; null where there was none after the backup. */
  declare restoredTo: Date | null;
  declare at: Date;
  declare fromBackup: string;
  /** Null while mails older than the restore are held. */
  declare mailsReleasedAt: Date | null;
  /** Null while the store is closed. */
  declare reconciledAt: Date | null;
}

/** Work that comes back, done by one process at a time. Class: ephemeral. */
export class ScheduledJob extends Model {
  static override readonly tableName = 'platform.jobs';
  static override readonly idColumn = 'name';

  declare name: string;
  declare nextAt: Date;
  /** Whose it is, and until when unless renewed. */
  declare leaseId: string | null;
  declare leasedUntil: Date | null;
  declare lastStartedAt: Date | null;
  declare lastFinishedAt: Date | null;
  declare lastSucceededAt: Date | null;
  declare lastOutcome: 'done' | 'failed' | null;
  declare lastError: string | null;
  declare runs: number;
  declare failures: number;
  /** Since the last success. */
  declare tries: number;
  declare createdAt: Date;
}

/** A file, known by what is in it. Class: directory. */
export class Blob extends Model {
  static override readonly tableName = 'platform.blobs';
  static override readonly idColumn = 'hash';

  declare hash: string;
  declare byteCount: number;
  /** Null: it lies in the folder of blobs. */
  declare content: Buffer | null;
  declare createdAt: Date;
  /** Since when nobody keeps it. */
  declare releasedAt: Date | null;
}

/** What keeps a blob. Class: directory. */
export class BlobKeeper extends Model {
  static override readonly tableName = 'platform.blob_keepers';
  static override readonly idColumn = ['hash', 'keeper'];

  static override get relationMappings(): RelationMappings {
    return {
      blob: belongsTo({ model: Blob, from: 'platform.blob_keepers.hash', to: 'platform.blobs.hash' }),
    };
  }

  declare hash: string;
  declare keeper: string;
  declare keptSince: Date;
}

/** One thing that administrators say about the installation. Class: directory. */
export class InstanceSetting extends Model {
  static override readonly tableName = 'platform.instance_settings';
  static override readonly idColumn = 'name';
  static override readonly jsonAttributes = ['value'];

  declare name: string;
  declare value: unknown;
  declare updatedAt: Date;
}

/** A page that the law wants, as it was published. Class: reference. */
export class SiteText extends Model {
  static override readonly tableName = 'platform.site_texts';
  static override readonly idColumn = ['page', 'version'];
  static override readonly jsonAttributes = ['texts'];

  declare page: TextPage;
  declare version: number;
  declare texts: SiteTexts;
  declare asksAgain: boolean;
  declare publishedAt: Date;
}

/** Who did what to whom. Class: log. */
export class AuditLine extends Model {
  static override readonly tableName = 'platform.audit_log';

  declare id: string;
  declare at: Date;
  declare actor: string;
  declare actorName: string | null;
  declare action: string;
  declare outcome: string;
  /** The line that says of this action that it began. */
  declare begunId: string | null;
  declare targetKind: string | null;
  declare targetId: string | null;
  declare requestId: string | null;
  declare detail: Record<string, unknown>;
  /** The chain: empty until the step in the background comes by. */
  declare position: number | null;
  declare previousHash: string | null;
  declare hash: string | null;
}

/** Where a foreign key leads: columns as `schema.table.column`, as models call them, and in the order of the key. */
interface Reference {
  readonly model: ModelClass<Model>;
  readonly from: string | string[];
  readonly to: string | string[];
}

/** The relation of a row to the one that its foreign key names. */
export function belongsTo({ model, from, to }: Reference): RelationMapping<Model> {
  return { relation: Model.BelongsToOneRelation, modelClass: model, join: { from, to } };
}
