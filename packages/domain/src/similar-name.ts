/** The one of `names` that somebody may have meant by `name`: two letters off at most, and of longer names only. */
export function similarName(name: string, names: readonly string[]): string | undefined {
  const plain = name.toUpperCase().replaceAll('-', '_');
  const near = names
    .map((other) => ({ other, distance: distanceOf(plain, other) }))
    .filter(({ other, distance }) => distance <= (other.length < 6 ? 1 : 2))
    .sort((one, another) => one.distance - another.distance);
  return near[0]?.other;
}

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, opposite] of [...other].entries())
      current.push(
        Math.min(
          (above[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (above[column] ?? 0) + (letter === opposite ? 0 : 1),
        ),
      );
    above = current;
  }
  return above.at(-1) ?? 0;
}
