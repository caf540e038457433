import type { Column } from '../../output/result.ts';

/** A figure in its full length for programs, and with one digit behind the point for people. */
export function figure<Name extends string>(
  name: Name,
  title: string,
): Column<Readonly<Record<Name, number | null>>> {
  return { name, title, value: (item) => item[name], shown: (item) => rounded(item[name]) };
}

function rounded(value: number | null): string | null {
  return value === null ? null : value.toFixed(1);
}
