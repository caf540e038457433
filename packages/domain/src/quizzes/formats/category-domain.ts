const MAX_CODE = 60;
const MAX_TAG = 100;

interface CategoryDomain {
  readonly code: string;
  /** The whole way to the category, where its end alone is the code. */
  readonly category: string | null;
}

/** The names on the way to a category: a slash parts them, two are one that belongs to a name. */
function namesOf(path: string): string[] {
  const names = [''];
  for (let index = 0; index < path.length; index += 1) {
    const character = path.charAt(index);
    if (character !== '/') names.push(`${names.pop()}${character}`);
    else if (path.charAt(index + 1) === '/') {
      names.push(`${names.pop()}//`);
      index += 1;
    } else names.push('');
  }
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** What Moodle writes before the first name that a teacher gave: the place of the bank, and "top". */
const PLACE = /^\$\w{1,20}\$$/;

/** The domain of a Moodle category such as "$course$/top/Networks/Ports"; null where it names none. */
export function domainOfPath(path: string): CategoryDomain | null {
  const names = namesOf(path.slice(0, 2_000));
  if (PLACE.test(names[0] ?? '')) names.shift();
  if (names[0] === 'top') names.shift();
  if (names.length === 0) return null;
  const whole = names.join('/').replaceAll('//', '/');
  if (Array.from(whole).length <= MAX_CODE) return { code: whole, category: null };
  const end = Array.from((names.at(-1) ?? '').replaceAll('//', '/'));
  const category = Array.from(whole).slice(0, MAX_TAG).join('').trim();
  return { code: end.slice(0, MAX_CODE).join('').trim(), category };
}

/** The category that `domainOfPath` reads as this code. */
export function pathOfDomain(code: string): string {
  const names = code.split('/');
  const isPath = names.every((name) => name !== '' && name === name.trim());
  // A name that begins with a slash stands apart from the one before it.
  return `$course$/top/${isPath ? code : ` ${code.replaceAll('/', '//')}`}`;
}
