import * as z from 'zod';
import { agreesTo } from '../platform/site-texts.ts';
import { examCode, languageTag, timeZone, trimmedText, uuid } from '../primitives.ts';
import { planEndings } from './plan-endings.ts';
import { RightName } from './rights-schemas.ts';
import {
  demandIdentifier,
  emailAddress,
  leftEmpty,
  linkToken,
  newPassword,
  personName,
  refusePosing,
  userName,
  userReference,
} from './schemas.ts';

/** Somebody for whom an administrator makes an account. */
const newcomer = z.object({
  username: userName.optional(),
  email: emailAddress.optional(),
  firstName: personName.default(''),
  lastName: personName.default(''),
});

/** One of many, as a file of people says: administrators are made one by one. */
export const givenToMany = ['individual', 'member'] as const;
export const Newcomer = newcomer
  .extend({ role: z.enum(givenToMany).optional(), language: languageTag.optional() })
  .superRefine(refusePosing)
  .superRefine(demandIdentifier);
export type Newcomer = z.output<typeof Newcomer>;

export const CreateUser = newcomer
  .extend({
    role: z.enum(['individual', 'member', 'admin']).default('individual'),
    language: languageTag.optional(),
  })
  .superRefine(refusePosing)
  .superRefine(demandIdentifier);
export type CreateUser = z.output<typeof CreateUser>;

/** What the form for one account sends: a field that was left empty says nothing. */
export const CreateUserForm = newcomer
  .extend({ username: leftEmpty.or(userName).optional(), email: leftEmpty.or(emailAddress).optional() })
  .superRefine(refusePosing)
  .superRefine(demandIdentifier);

export const ImportUsers = z.object({
  uploadId: uuid,
  isDryRun: z.boolean().default(false),
  /** Also a link for each of the file who has no address and has not come yet: the one of before is void then. */
  withNewLinks: z.boolean().default(false),
});
export type ImportUsers = z.output<typeof ImportUsers>;

/** Enters an account that was made for somebody, with the link that was mailed or handed over. */
export const AcceptInvitation = z.object({ token: linkToken, newPassword, timeZone, agreesTo });
export type AcceptInvitation = z.output<typeof AcceptInvitation>;

/** Asks whether such a link still opens anything, before somebody thinks of a password. */
export const LookAtInvitation = z.object({ token: linkToken });
export type LookAtInvitation = z.output<typeof LookAtInvitation>;

/** For how long an administrator sees what somebody sees. */
export const IMPERSONATION_MINUTES = 30;

/** For how many days the link into an account holds that was made for somebody. */
export const INVITATION_DAYS = 14;

const BAN_REASON_MAX = 500;
export const BanUser = z.object({
  user: userReference,
  /** Read by whoever is banned, after the right password. */
  reason: trimmedText({ min: 1, max: BAN_REASON_MAX }),
  /** Null: until somebody lifts it. */
  until: z.date().nullable().default(null),
  /** When the plans end; has to be said where one runs and the ban has no end. */
  plan: z.enum(planEndings).optional(),
});
export type BanUser = z.output<typeof BanUser>;

/** How many exams the list of an author may have. */
export const AUTHOR_EXAMS_MAX = 100;
export const GrantRight = z
  .object({
    user: userReference,
    right: RightName,
    /** Of an author: the exams, by code. All of them, where nothing is said. */
    exams: z.array(examCode).min(1).max(AUTHOR_EXAMS_MAX).optional(),
  })
  .refine(({ right, exams }) => right === 'author' || exams === undefined, {
    path: ['exams'],
    error: 'are for authors',
  });
export type GrantRight = z.output<typeof GrantRight>;

export const RevokeRight = z.object({ user: userReference, right: RightName });
export type RevokeRight = z.output<typeof RevokeRight>;
