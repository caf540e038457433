/**
 * SQL for the beginning of the statement in the column `query`, without values: they are somebody's. A text whose end was cut off, or
 * cannot be told because of a backslash or of dollar quotes, takes the rest with it. There are no question marks in it: Knex
 * would count them.
 */
export function withoutValues(length: number): string {
  const texts = String.raw`regexp_replace(query, '\$\w*\$.*|''[^''\\]*(\\.*|''|$)', '''…''', 'g')`;
  const numbers = String.raw`regexp_replace(${texts}, '(^|[^$\w.])\d+(\.\d+|)', '\1…', 'g')`;
  return String.raw`left(regexp_replace(${numbers}, '\s+', ' ', 'g'), ${length})`;
}
