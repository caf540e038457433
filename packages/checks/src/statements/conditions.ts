/** One side of a comparison in a plan's condition. */
export type Term =
  | { readonly kind: 'parameter' }
  | { readonly kind: 'column'; readonly alias: string; readonly column: string }
  | { readonly kind: 'other' };

export interface Equality {
  readonly left: Term;
  readonly right: Term;
}

/** The equalities that hold for every row which a condition lets through. */
export function equalitiesOf(condition: string): Equality[] {
  return promisesOf(condition).flatMap((promise) => {
    const [left, right, ...more] = split(promise, ' = ');
    if (left === undefined || right === undefined || more.length > 0) return [];
    return [{ left: termOf(left), right: termOf(right) }];
  });
}

/**
 * What a condition promises, as PostgreSQL prints it. Of alternatives that is what all of them do: what was asked once may
 * be planned as a part of each.
 */
function promisesOf(condition: string): string[] {
  const parts = split(condition, ' AND ');
  if (parts.length > 1) return parts.flatMap(promisesOf);
  const inner = withoutParentheses(condition);
  if (inner !== condition) return promisesOf(inner);
  const [first = [], ...others] = split(condition, ' OR ').map((one) =>
    one === condition ? [condition] : promisesOf(one),
  );
  return first.filter((promise) => others.every((other) => other.includes(promise)));
}

/** Reads what PostgreSQL prints for an expression. */
export function termOf(text: string): Term {
  const inner = withoutParentheses(text);
  if (inner !== text) return termOf(inner);
  const [, casted] = /^(.+)::[a-z ]+$/.exec(text) ?? [];
  if (casted !== undefined) return termOf(casted);
  if (/^\$\d+$/.test(text)) return { kind: 'parameter' };
  const [, alias, column] = /^("[^"]+"|\w+)\.("[^"]+"|\w+)$/.exec(text) ?? [];
  if (alias === undefined || column === undefined) return { kind: 'other' };
  return { kind: 'column', alias: unquoted(alias), column: unquoted(column) };
}

function unquoted(name: string): string {
  return name.replace(/^"(.*)"$/, '$1');
}

/** The places of a text that stand in no parentheses and no quotes. */
function* openPlaces(text: string): Generator<number> {
  let depth = 0;
  let quote: string | undefined;
  for (const [place, character] of [...text].entries()) {
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === "'" || character === '"') {
      quote = character;
    } else {
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (depth === 0) yield place;
    }
  }
}

function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const place of openPlaces(text)) {
    if (place < start || !text.startsWith(separator, place)) continue;
    parts.push(text.slice(start, place));
    start = place + separator.length;
  }
  return [...parts, text.slice(start)];
}

function withoutParentheses(text: string): string {
  if (!text.startsWith('(')) return text;
  const [end] = openPlaces(text);
  return end === text.length - 1 ? text.slice(1, -1) : text;
}
