import { peopleProblems } from '@studyhall/domain/auth/people-csv';
import * as z from 'zod';

export const SentInvitationView = z.object({
  /** Shown this once, to be handed over; null where it was mailed. */
  url: z.string().nullable(),
  expiresAt: z.date(),
});
export type SentInvitationView = z.output<typeof SentInvitationView>;

export const CreatedUserView = SentInvitationView.extend({ userId: z.string() });
export type CreatedUserView = z.output<typeof CreatedUserView>;

export const ImportedPeopleView = z.object({
  isDryRun: z.boolean(),
  counts: z.object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    /** The account says something else that a file does not change. */
    differing: z.int(),
    rejected: z.int(),
  }),
  /** Who have no address and have not come yet: new links can be asked for, for them. */
  waitingForLinks: z.int(),
  /** What is to be said of, by line: unchanged rows are not among them. */
  rows: z.array(
    z.object({
      line: z.int(),
      outcome: z.enum(['created', 'updated', 'differing', 'rejected']),
      /** As it stands in the file. */
      raw: z.string(),
      problems: z.array(
        z.object({
          column: z.string(),
          problem: z.enum(peopleProblems),
          /** What the words of the problem need. */
          detail: z.string(),
        }),
      ),
    }),
  ),
  /** Into accounts without an address: to be handed over, and shown this once. */
  links: z.array(z.object({ line: z.int(), username: z.string(), url: z.string(), expiresAt: z.date() })),
});
export type ImportedPeopleView = z.output<typeof ImportedPeopleView>;
