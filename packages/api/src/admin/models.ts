import type { IncidentKind } from '@studyhall/domain/admin/incidents';
import { Model } from 'objection';

/** What a drill looked at, and what was wrong with it. */
export interface DrillFinding {
  readonly check: string;
  readonly isOk: boolean;
  readonly detail: string;
}

/** A backup that was restored to see whether it can be. Class: directory. */
export class Drill extends Model {
  static override readonly tableName = 'admin.drills';
  static override readonly jsonAttributes = ['findings'];

  declare id: string;
  declare at: Date;
  /** Null where there was no backup to try. */
  declare backupId: string | null;
  declare isOk: boolean;
  /** Restored from a copy off-site. */
  declare isOffsite: boolean;
  declare seconds: number;
  declare findings: DrillFinding[];
}

/** What is wrong with the installation itself. Class: reference. */
export class Incident extends Model {
  static override readonly tableName = 'admin.incidents';

  declare id: string;
  declare kind: IncidentKind;
  declare since: Date;
  /** Null while it lasts. */
  declare until: Date | null;
  declare detail: string;
}
