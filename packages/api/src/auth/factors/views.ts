import { authenticatorTransports } from '@studyhall/domain/auth/factor-schemas';
import { proofMethods } from '@studyhall/domain/auth/proof';
import * as z from 'zod';

export const PasskeyView = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.date(),
  /** Null: it was never used. */
  lastUsedAt: z.date().nullable(),
});
export type PasskeyView = z.output<typeof PasskeyView>;

/** How an account is signed in to and what guards it. */
export const SecurityView = z.object({
  hasPassword: z.boolean(),
  /** Since when an app shows codes for it; null where none does. */
  totpSince: z.date().nullable(),
  /** Those that were not used. */
  recoveryCodesLeft: z.number(),
  /** The newest first. */
  passkeys: z.array(PasskeyView),
  /** Which of these may not be removed, because nothing else would sign in. */
  isPasswordLastWayIn: z.boolean(),
  isPasskeyLastWayIn: z.boolean(),
});
export type SecurityView = z.output<typeof SecurityView>;

/** What an app of codes is told. Shown once, and it counts only when the app has shown a right code. */
export const TotpSetupView = z.object({
  /** Base32, as it is typed where nothing can be scanned. */
  secret: z.string(),
  /** `otpauth://…`, which opens the app on the same device. */
  uri: z.string(),
  /** The same to scan: an SVG in black on white. */
  qrSvg: z.string(),
});
export type TotpSetupView = z.output<typeof TotpSetupView>;

/** Shown once: only their hashes are kept. Null where the codes of before stay. */
export const NewRecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()).nullable() });
export type NewRecoveryCodesView = z.output<typeof NewRecoveryCodesView>;

/** A sign-in that waits for its second factor in this browser. */
export const BegunSignInView = z.object({ methods: z.array(z.enum(proofMethods)), expiresAt: z.date() });
export type BegunSignInView = z.output<typeof BegunSignInView>;

const credential = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.enum(authenticatorTransports)),
});

/** What `navigator.credentials.get` is asked, as JSON. */
export const PasskeyRequestView = z.object({
  challenge: z.string(),
  rpId: z.string(),
  /** In milliseconds. */
  timeout: z.number(),
  /** Empty: any passkey of this site. */
  allowCredentials: z.array(credential),
  userVerification: z.literal('required'),
});
export type PasskeyRequestView = z.output<typeof PasskeyRequestView>;

/** What `navigator.credentials.create` is asked, as JSON. */
export const PasskeyCreationView = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  /** In milliseconds. */
  timeout: z.number(),
  excludeCredentials: z.array(credential),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
});
export type PasskeyCreationView = z.output<typeof PasskeyCreationView>;
