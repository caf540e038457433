/** Longer than any place of this site is. */
export const RETURN_PATH_MAX = 500;

/** Where browsers are sent on their way to a provider and back: nobody's goal. */
const ON_THE_WAY = /^\/(?:auth|api)(?:\/|$)/i;
/** Browsers read a backslash as a slash, and pass over tabs and line ends. */
const MISLEADING = /[\\\s\p{Cc}]/u;
/** What a browser works out before it goes there, also where it is written with a code. */
const DOTS = /^(?:\.|%2e){1,2}$/i;

/**
 * A place within this site, by path, search and fragment: what could lead to another site, or is no path, is
 * `otherwise`. Empty steps and dots are no part of our addresses, and "/.//evil.example" leads away.
 */
export function returnPathOf(text: string | undefined, otherwise: string): string {
  return text !== undefined && isPathHere(text) ? text : otherwise;
}

function isPathHere(text: string): boolean {
  if (!text.startsWith('/') || text.length > RETURN_PATH_MAX || MISLEADING.test(text)) return false;
  const [path = ''] = text.split(/[?#]/, 1);
  if (ON_THE_WAY.test(path)) return false;
  const steps = path.slice(1).split('/');
  return steps.every((step, index) => !DOTS.test(step) && (step !== '' || index === steps.length - 1));
}
