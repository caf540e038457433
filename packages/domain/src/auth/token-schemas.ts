import * as z from 'zod';
import { lineText } from '../primitives.ts';
import { scopeNames } from './scopes.ts';

const scope = z.enum(scopeNames);
/** What a program may do, each once, in one order. */
export const scopeSet = z
  .array(scope)
  .min(1)
  .max(scopeNames.length)
  .transform((asked) => scopeNames.filter((name) => asked.includes(name)));

/** For how many days a token may hold; null: until it is revoked. */
export const tokenLifetimes = [30, 90, 365, null] as const;
export const TOKEN_DAYS = 90;
/** Of one account. */
export const MAX_API_TOKENS = 50;

export const CreateApiToken = z.object({
  name: lineText({ min: 1, max: 100 }),
  scopes: scopeSet,
  expiresInDays: z.literal(tokenLifetimes).default(TOKEN_DAYS),
});
export type CreateApiToken = z.output<typeof CreateApiToken>;
/** The hash by which a token is known. */
export const RevokeApiToken = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not the id of a token' }),
});
export type RevokeApiToken = z.output<typeof RevokeApiToken>;
