import type { ImageKind } from '@studyhall/domain/quizzes/images/image-file';
import { Model } from 'objection';

/** An image that texts of questions may name; its bytes are a blob. Class: reference. */
export class Image extends Model {
  static override readonly tableName = 'quizzes.images';
  static override readonly idColumn = 'hash';

  /** SHA-256 of the bytes, in hex. */
  declare hash: string;
  declare kind: ImageKind;
  declare width: number;
  declare height: number;
  declare byteCount: number;
  declare storedAt: Date;
  /** When somebody last sent it, or wrote a question that names it. */
  declare usedAt: Date;
}
