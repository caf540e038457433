import { parseMoment } from '@studyhall/domain/admin/moment';
import * as z from 'zod';

const FORM =
  'a day and a time such as "2026-11-28 14:05", with a zone as in "2026-11-28 14:05Z"; without one it is the time of this machine';

/** A moment, and nothing that might be another one than was meant. */
export const Moment = z.string().transform((text, context): Date => {
  const moment = parseMoment(text);
  if (moment !== undefined) return moment;
  context.addIssue({ code: 'custom', message: `must be ${FORM}` });
  return z.NEVER;
});

/** The same, or the newest that there is. */
export const MomentOrLatest = z.string().transform((text, context): Date | 'latest' => {
  const moment = text === 'latest' ? text : parseMoment(text);
  if (moment !== undefined) return moment;
  context.addIssue({ code: 'custom', message: `must be latest, or ${FORM}` });
  return z.NEVER;
});
