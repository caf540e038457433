import { uuid } from '@studyhall/domain/primitives';
import * as z from 'zod';

const Place = z.object({ questionId: uuid, attemptId: uuid, position: z.coerce.number().int().min(0) });
/** Where an answer stands. */
export type Place = z.output<typeof Place>;

/** An answer as `answers list` names it. */
export const AnswerId = z.string().transform((text, context): Place => {
  const [, questionId, attemptId, position] = /^([^/]+)\/([^/]+)\/(\d{1,4})$/.exec(text) ?? [];
  const place = Place.safeParse({ questionId, attemptId, position });
  if (place.success) return place.data;
  context.addIssue({ code: 'custom', message: 'must be an id as answers list --json=id shows it' });
  return z.NEVER;
});

/** The same the other way round. */
export function answerId({ questionId, attemptId, position }: Place): string {
  return `${questionId}/${attemptId}/${position}`;
}
