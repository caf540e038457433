import type { MergeState } from '@studyhall/domain/auth/merge';
import { Model } from 'objection';

/** That an account became part of another. It outlives both. */
export class Merge extends Model {
  static override tableName = 'auth.merges';
  static override jsonAttributes = ['notes'];

  declare id: string;
  /** The account that stays. */
  declare keepId: string;
  /** The one that was closed. */
  declare otherId: string;
  declare state: MergeState;
  declare askedAt: Date;
  declare undoUntil: Date;
  declare mergedAt: Date | null;
  declare undoneAt: Date | null;
  /** What each room noted for undoing it, by room. */
  declare notes: Record<string, object>;
}
