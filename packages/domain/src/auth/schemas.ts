import * as z from 'zod';
import { agreesTo, linkedVersions } from '../platform/site-texts.ts';
import { languageTag, lineText, page, safeText, timeZone, trimmedText, uuid } from '../primitives.ts';
import { PROVIDER_ISSUER_MAX, providerId } from './identity-provider.ts';
import { faultInWords, isPosingTogether, namePartFaultOf } from './name-problem.ts';
import { PASSWORD_MAX, PASSWORD_MIN, passwordLength } from './password-policy.ts';
import { planEndings } from './plan-endings.ts';
import { RightName } from './rights-schemas.ts';
import { role } from './roles.ts';
import { scopeSet } from './token-schemas.ts';
import { canonicalUserCode } from './user-code.ts';
import { isReservedUserName, isUserName, USER_NAME_MAX, USER_NAME_MIN } from './user-name.ts';

export { type Role, role, roles } from './roles.ts';

const anyUserName = trimmedText({ min: USER_NAME_MIN, max: USER_NAME_MAX }).refine(isUserName, {
  error: 'must be letters and digits, with single dots, hyphens or underscores between them',
});

/** A user name that a learner may choose. */
export const userName = anyUserName.refine((name) => !isReservedUserName(name), { error: 'is reserved' });

/** An e-mail address as typed. Compare addresses with `canonicalEmail`. */
export const emailAddress = trimmedText({ min: 3, max: 254 }).pipe(z.email());

/** Long enough for 256 characters of any script, short enough that normalising it costs nothing. */
const PASSWORD_UNITS_MAX = 1024;
const typedPassword = z.string().min(1).max(PASSWORD_UNITS_MAX);

/** A password that exists already: nothing is said about its form, so that old rules never lock anybody out. */
export const password = typedPassword;

/** A password to be set: 10 to 256 characters. Whether it is too common is the server's word (`password-too-weak`). */
export const newPassword = typedPassword
  .refine((text) => passwordLength(text) >= PASSWORD_MIN, {
    error: `must have at least ${PASSWORD_MIN} characters`,
  })
  .refine((text) => passwordLength(text) <= PASSWORD_MAX, {
    error: `must have at most ${PASSWORD_MAX} characters`,
  });

const locale = { timeZone, language: languageTag };
/** Of a first or last name. */
export const PERSON_NAME_MAX = 100;

/** A first or last name, which others read. May be empty. */
export const personName = lineText({ max: PERSON_NAME_MAX }).superRefine((name, context) => {
  const fault = namePartFaultOf(name);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: faultInWords(fault) });
});

/** What two fields say together is told at the last one that says something. */
export function refusePosing(
  {
    firstName,
    lastName,
  }: { readonly firstName?: string | undefined; readonly lastName?: string | undefined },
  context: z.RefinementCtx,
): void {
  // Of one field alone, whoever knows the other one has to judge.
  if (firstName === undefined || lastName === undefined || !isPosingTogether({ firstName, lastName })) return;
  if ([firstName, lastName].some((name) => namePartFaultOf(name) !== undefined)) return;
  const message = faultInWords({ problem: 'posing', character: null });
  context.addIssue({ code: 'custom', path: [lastName === '' ? 'firstName' : 'lastName'], message });
}
const deviceName = lineText({ min: 1, max: 100 });
/** A token of a link: 256 bits, those of an account with the account's id before them. */
export const linkToken = z
  .string()
  .max(120)
  .regex(/^[\w.-]+$/, { error: 'is not the token of a link' });
/** The hash by which a session is known; the secret that opens it is never in a list. */
const sessionId = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not the id of a session' });

export const StartGuest = z.object(locale);
export type StartGuest = z.output<typeof StartGuest>;

const registration = z.object({
  username: userName.optional(),
  email: emailAddress.optional(),
  password: newPassword,
  firstName: personName.default(''),
  lastName: personName.default(''),
  /** Where the installation asks for one. */
  code: safeText({ max: 200 }).optional(),
  agreesTo,
  ...locale,
});

/** Nobody could ever sign in without a name or an address. */
export function demandIdentifier(
  { username, email }: { readonly username?: string | undefined; readonly email?: string | undefined },
  context: z.RefinementCtx,
): void {
  if (username !== undefined || email !== undefined) return;
  context.addIssue({ code: 'custom', path: ['username'], message: 'is needed where there is no address' });
}

/** A user name or an address, or both. */
export const Register = registration.superRefine(refusePosing).superRefine(demandIdentifier);
export type Register = z.output<typeof Register>;

/** A field that was left empty says nothing. */
export const leftEmpty = z.literal('').transform(() => undefined);
/** What the form to register asks for. */
export const RegisterForm = registration
  .pick({ password: true, code: true })
  .extend({ username: leftEmpty.or(userName).optional(), email: leftEmpty.or(emailAddress).optional() })
  .superRefine(demandIdentifier);

const identifierAndPassword = z.object({ identifier: trimmedText({ min: 1, max: 254 }), password });
/** Keeps an account that is to be deleted: whoever signs in may take that back. */
export const takeBack = z.boolean().optional();
export const LogIn = identifierAndPassword.extend({ takeBack });
export type LogIn = z.output<typeof LogIn>;

/** Where the account has a second factor: six digits of the app, or a recovery code. */
const code = trimmedText({ min: 1, max: 60 }).optional();

export const OpenTerminalSession = identifierAndPassword.extend({ deviceName, code });
export type OpenTerminalSession = z.output<typeof OpenTerminalSession>;

export const SetUpAdministrator = z.object({
  token: linkToken,
  username: anyUserName,
  email: emailAddress,
  password: newPassword,
  ...locale,
});
export type SetUpAdministrator = z.output<typeof SetUpAdministrator>;

export const RenameSession = z.object({ id: sessionId, deviceName });
export type RenameSession = z.output<typeof RenameSession>;
export const RevokeSession = z.object({ id: sessionId });
export type RevokeSession = z.output<typeof RevokeSession>;

/** A program that logs in with a password, for an hour. */
export const OpenApiToken = identifierAndPassword.extend({
  code,
  name: deviceName.default('A program'),
  scopes: scopeSet.default(['read', 'learn']),
});
export type OpenApiToken = z.output<typeof OpenApiToken>;

/** A device that asks to act for somebody: with scopes for a token, without for a session. */
export const StartDevice = z.object({ deviceName, scopes: scopeSet.optional() });
export type StartDevice = z.output<typeof StartDevice>;
export const RedeemDevice = z.object({
  deviceCode: z.string().regex(/^[\w-]{43}$/, { error: 'is not the code of a device' }),
});
export type RedeemDevice = z.output<typeof RedeemDevice>;

/** A code as somebody types it. */
export const userCode = trimmedText({ min: 1, max: 40 }).transform((typed, context) => {
  const code = canonicalUserCode(typed);
  if (code !== undefined) return code;
  context.addIssue({ code: 'custom', message: 'is eight letters, such as WDJB-MJHT' });
  return z.NEVER;
});
export const ClaimDevice = z.object({ userCode });
export type ClaimDevice = z.output<typeof ClaimDevice>;

export const ChangePassword = z.object({ newPassword });
export type ChangePassword = z.output<typeof ChangePassword>;

export const ChangeEmail = z.object({ email: emailAddress });
export type ChangeEmail = z.output<typeof ChangeEmail>;

export const VerifyEmail = z.object({ token: linkToken });
export type VerifyEmail = z.output<typeof VerifyEmail>;
export const VerifyEmailWithPassword = z.object({ token: linkToken, password });
export type VerifyEmailWithPassword = z.output<typeof VerifyEmailWithPassword>;
/** Takes over an account that has nothing but one's address: a new password, and everybody else is signed out. */
export const ClaimEmail = z.object({ token: linkToken, newPassword });
export type ClaimEmail = z.output<typeof ClaimEmail>;

export const LinkProvider = z.object({ id: providerId });
export type LinkProvider = z.output<typeof LinkProvider>;
/** The issuer, as `auth.signInMethods` names it. */
export const UnlinkProvider = z.object({ issuer: safeText({ min: 1, max: PROVIDER_ISSUER_MAX }) });
export type UnlinkProvider = z.output<typeof UnlinkProvider>;

/** What a browser says that begins to sign in by a provider. What makes no sense is left out: it is a link. */
export const StartSignIn = z.object({
  next: z.string().max(2000).optional().catch(undefined),
  /** "1": an account that is to be deleted is kept. */
  takeBack: z.literal('1').optional().catch(undefined),
  code: safeText({ max: 200 }).optional().catch(undefined),
  timeZone: timeZone.catch('UTC'),
  language: languageTag.catch('en'),
  ...linkedVersions,
});
export type StartSignIn = z.output<typeof StartSignIn>;

export const RequestPasswordReset = z.object({ email: emailAddress });
export type RequestPasswordReset = z.output<typeof RequestPasswordReset>;
export const ResetPassword = z.object({ token: linkToken, newPassword });
export type ResetPassword = z.output<typeof ResetPassword>;

/** What somebody wants. Each group is replaced as a whole, so nothing is merged deeper than one level. */
export const Preferences = z.object({
  company: trimmedText({ max: 200 }),
  marketingConsent: z.boolean(),
  notifications: z.object({ email: z.boolean(), push: z.boolean() }),
  accessibility: z.object({ reducedMotion: z.boolean() }),
});
export type Preferences = z.output<typeof Preferences>;

export const defaultPreferences: Preferences = {
  company: '',
  marketingConsent: false,
  notifications: { email: true, push: false },
  accessibility: { reducedMotion: false },
};

const profileFields = z
  .object({
    firstName: personName,
    lastName: personName,
    bio: safeText({ max: 1000 }),
    phone: trimmedText({ max: 40 }).regex(/^[\d +()./-]*$/, { error: 'is not a phone number' }),
    ...locale,
    isOnLeaderboards: z.boolean(),
    preferences: Preferences.partial(),
  })
  .partial();

/** Only what is sent is changed. A first or last name without the other is judged again with the one that is kept. */
export const UpdateProfile = profileFields.superRefine(refusePosing);
export type UpdateProfile = z.output<typeof UpdateProfile>;

/** What the form about oneself sends. */
export const AboutOneself = profileFields
  .pick({ firstName: true, lastName: true, bio: true, phone: true })
  .extend({ company: Preferences.shape.company })
  .superRefine(refusePosing);

/** How an administrator names an account: by id, user name or address. */
export const userReference = trimmedText({ min: 1, max: 254 });

export const GetUser = z.object({ user: userReference });
export type GetUser = z.output<typeof GetUser>;
export const SetRole = z.object({ user: userReference, role: z.enum(['admin', 'member', 'individual']) });
export type SetRole = z.output<typeof SetRole>;
export const SetActive = z.object({
  user: userReference,
  isActive: z.boolean(),
  /** When the plans of an account that is closed end; has to be said where one runs. */
  plan: z.enum(planEndings).optional(),
});
export type SetActive = z.output<typeof SetActive>;

export const SetExtraTime = z.object({ user: userReference, extraTimePercent: z.int().min(0).max(300) });
export type SetExtraTime = z.output<typeof SetExtraTime>;

export const ListUsers = page.extend({
  /** The beginning of a user name or of an address, also of one that waits for its link. */
  search: trimmedText({ min: 1, max: 254 }).optional(),
  role: role.optional(),
  right: RightName.optional(),
  /** Only who has not been here since. */
  inactiveSince: z.date().optional(),
  /** Only those for whom an account was made, and who have not entered it. */
  invited: z.literal(true).optional(),
  /** Only who is shut out, for a while or until somebody lifts it. */
  banned: z.literal(true).optional(),
  consent: z.boolean().optional(),
  company: trimmedText({ min: 1, max: 200 }).optional(),
});
export type ListUsers = z.output<typeof ListUsers>;

export const ListMails = page;
export type ListMails = z.output<typeof ListMails>;
export const GetMail = z.object({ id: uuid });
export type GetMail = z.output<typeof GetMail>;
