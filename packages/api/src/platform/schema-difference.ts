import type { SchemaPart } from './schema-catalogue.ts';

/** A part of the schema that is not as the migrations make it. */
export interface SchemaDifference {
  readonly name: string;
  readonly kind: 'missing' | 'unexpected' | 'different';
  /** What there is; `undefined` where there is nothing. */
  readonly found: string | undefined;
  /** The SQL that mends it, in order. */
  readonly mend: readonly string[];
  /** To mend it loses rows or values, so nobody should by accident. */
  readonly losesData: boolean;
}

interface Schemas {
  readonly found: readonly SchemaPart[];
  readonly expected: readonly SchemaPart[];
}

/**
 * What has to happen for `found` to become `expected`: what is too much goes first and last things first, then what is
 * missing comes in the order in which it can be made.
 */
export function differencesBetween({ found, expected }: Schemas): SchemaDifference[] {
  const foundByName = byName(found);
  const expectedByName = byName(expected);
  const isUnexpected = (name: string | null) =>
    name !== null && foundByName.has(name) && !expectedByName.has(name);
  const unexpected = found
    .filter(({ name, within, unmake }) => isUnexpected(name) && !isUnexpected(within) && unmake !== '')
    .map((part) => ({
      name: part.name,
      kind: 'unexpected' as const,
      found: part.make,
      mend: [part.unmake],
      losesData: part.holdsData,
    }));
  const others = expected.flatMap((part) => {
    const there = foundByName.get(part.name);
    return there?.make === part.make ? [] : [differenceOf(part, there)];
  });
  return [...unexpected.reverse(), ...others];
}

function differenceOf(part: SchemaPart, there: SchemaPart | undefined): SchemaDifference {
  const { name } = part;
  if (there === undefined)
    return { name, kind: 'missing', found: undefined, mend: [part.make], losesData: false };
  const isRemade = part.change === null;
  const mend = part.change === null ? [there.unmake, part.make] : [part.change];
  return { name, kind: 'different', found: there.make, mend, losesData: isRemade && part.holdsData };
}

function byName(parts: readonly SchemaPart[]): Map<string, SchemaPart> {
  return new Map(parts.map((part) => [part.name, part]));
}

/** A script that mends the differences in one transaction; what would lose data stands in it as a comment. */
export function mendingScript(differences: readonly SchemaDifference[]): string {
  const blocks = differences.map(({ name, kind, found, mend, losesData }) => {
    const there = kind === 'different' && found !== undefined ? [`here: ${found}`] : [];
    const notes = [`${kind}: ${name}`, ...there, ...(losesData ? ['loses data, so only by hand:'] : [])];
    const statements = mend.map((sql) => `${sql};`);
    return [...notes.map(asComment), ...(losesData ? statements.map(asComment) : statements)].join('\n');
  });
  return ['begin;', ...blocks, 'commit;', ''].join('\n\n');
}

function asComment(text: string): string {
  return text
    .split('\n')
    .map((line) => `-- ${line}`)
    .join('\n');
}
