import { MAX_NICKNAME_CHARACTERS, Nickname } from '@studyhall/domain/live/schemas';

export type NicknameFault = 'nicknameMissing' | 'nicknameLong' | 'nicknameSigns';

/** Why nobody can be called so, before anybody is asked; null where that is not known here. */
export function nicknameFaultOf(typed: string): NicknameFault | null {
  const name = typed.trim();
  if (name === '') return 'nicknameMissing';
  if (Nickname.safeParse(name).success) return null;
  return [...name].length > MAX_NICKNAME_CHARACTERS ? 'nicknameLong' : 'nicknameSigns';
}
