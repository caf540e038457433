import type * as z from 'zod';
import { isAgeRecipient } from './age-recipient.ts';
import { type OffsiteTarget, readTarget, TARGET_FORM } from './offsite-target.ts';

/** Copies of backups that leave the machine: where to, and for whom they are encrypted. */
export interface OffsiteSettings {
  readonly target: OffsiteTarget;
  /** Public keys of `age`, at least one. */
  readonly recipients: readonly string[];
}

/** The variables, each of them a text that was given. */
export function offsiteFields<Text extends z.ZodType<string, string>>(given: Text) {
  return {
    BACKUP_TARGET: given
      .refine((text) => readTarget(text, '/') !== undefined, { error: TARGET_FORM })
      .optional(),
    BACKUP_RECIPIENTS: given
      .transform((text) => text.split(',').map((recipient) => recipient.trim()))
      .refine((recipients) => recipients.every(isAgeRecipient), {
        error:
          'must be public keys of age, such as age1…, separated by commas; `npx studyhall backup key new` makes one',
      })
      .default([]),
  };
}

interface OffsiteValues {
  readonly BACKUP_TARGET?: string | undefined;
  readonly BACKUP_RECIPIENTS: readonly string[];
}

/** What is wrong with them together, in words. */
export function offsiteProblem({
  BACKUP_TARGET: target,
  BACKUP_RECIPIENTS: recipients,
}: OffsiteValues): string | undefined {
  if (target === undefined || recipients.length > 0) return undefined;
  return 'BACKUP_TARGET needs BACKUP_RECIPIENTS beside it, for whom the copies are encrypted; `npx studyhall backup key new` makes one';
}

/** `undefined`: backups stay on this machine. */
export function offsiteOf(
  { BACKUP_TARGET: text, BACKUP_RECIPIENTS: recipients }: OffsiteValues,
  root: string,
): OffsiteSettings | undefined {
  const target = text === undefined ? undefined : readTarget(text, root);
  return target === undefined ? undefined : { target, recipients };
}
