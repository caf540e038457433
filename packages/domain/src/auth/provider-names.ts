import type { PersonNames } from './name-problem.ts';
import { UpdateProfile } from './schemas.ts';

/** What a provider says somebody is called: in parts, as a whole, or not at all. */
export interface ToldNames {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly full?: string | undefined;
}

/**
 * First and last name of a new account, as a provider told them. Names that nobody might type here are none: whoever
 * comes by a provider is bound by the same rules.
 */
export function namesFromProvider({ given = '', family = '', full = '' }: ToldNames): PersonNames {
  const [first = '', ...rest] = full.trim().split(/\s+/);
  const told = given === '' && family === '' ? [first, rest.join(' ')] : [given, family];
  const { data } = UpdateProfile.safeParse({ firstName: told[0], lastName: told[1] });
  return { firstName: data?.firstName ?? '', lastName: data?.lastName ?? '' };
}
