import { normalForm } from '../normal-form.ts';
import { similarName } from '../similar-name.ts';

/** The domains of an exam: their titles by their codes. */
export type DomainTitles = ReadonlyMap<string, string>;

/**
 * Why no question of this domain is taken, with the domain that may have been meant; undefined where it is one of the exam's.
 * An exam that has none yet takes all.
 */
export function problemOfDomain(code: string, domains: DomainTitles): string | undefined {
  if (domains.size === 0 || domains.has(code)) return undefined;
  const near = nearDomain(code, domains);
  const shown = code.length > SHOWN ? `${code.slice(0, SHOWN - 1)}…` : code;
  const problem = `"${shown}" is not a domain of this exam`;
  return near === undefined ? problem : `${problem}: is it ${near}?`;
}

const SHOWN = 60;

/** The code of the domain that somebody may have meant by its title, or by a code or title a letter or two off. */
function nearDomain(said: string, domains: DomainTitles): string | undefined {
  const named = new Map<string, string>();
  for (const [code, title] of domains) {
    if (!named.has(folded(title))) named.set(folded(title), code);
  }
  for (const code of domains.keys()) named.set(folded(code), code);
  const name = folded(said);
  const same = named.get(name) ?? [...domains.keys()].find((code) => name.startsWith(`${folded(code)}_`));
  if (same !== undefined) return same;
  const near = similarName(name, [...named.keys()]);
  return near === undefined ? undefined : named.get(near);
}

/** As `similarName` compares: letter case and hyphens do not matter. */
function folded(name: string): string {
  return normalForm(name, 'NFKC')
    .trim()
    .toUpperCase()
    .replaceAll(/[-\s]+/g, '_');
}
