/** Why a backup or a restore cannot go on; the message is one line for the operator and names the file, if one is meant. */
export type BackupReason =
  | 'missing-file'
  | 'damaged-file'
  | 'no-backup'
  | 'moment-out-of-reach'
  | 'wrong-key'
  | 'no-room'
  | 'not-possible-here';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly reason: BackupReason;

  constructor(reason: BackupReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
