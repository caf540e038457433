import type { NamedAccount } from '@studyhall/domain/auth/display-name';
import type { ShownAccount } from '@studyhall/domain/auth/reports';
import { role } from '@studyhall/domain/auth/schemas';
import * as z from 'zod';

const NAMES = `'firstName', p.first_name, 'lastName', p.last_name,
  'username', (select i.display from auth.identifiers i where i.user_id = p.user_id and i.kind = 'username'),
  'role', (select n.role from auth.users n where n.id = p.user_id)`;

/** What `displayNameOf` makes a name of a profile `p` of: the database has no words for what it refuses. */
export const NAMES_JSON = `json_build_object(${NAMES})`;

/** NAMES_JSON as it arrives. */
export const NamesRow = z.object({
  firstName: z.string(),
  lastName: z.string(),
  username: z.string().nullable(),
  role,
}) satisfies z.ZodType<NamedAccount>;

/** The names of a profile `p` that administrators have hidden from everybody else. */
export const HIDDEN_NAMES = `array(select h.what from auth.hidden_things h where h.user_id = p.user_id and h.thing = 'name')`;

/** The same for `seenNameOf`: how others see a profile `p`. */
export const SHOWN_NAMES_JSON = `json_build_object(${NAMES}, 'hiddenNames', ${HIDDEN_NAMES},
  'pseudonym', upper(right(p.user_id::text, 4)))`;

/** SHOWN_NAMES_JSON as it arrives. */
export const ShownNamesRow = NamesRow.extend({
  hiddenNames: z.array(z.string()),
  pseudonym: z.string(),
}) satisfies z.ZodType<ShownAccount>;
