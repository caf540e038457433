export interface Reach {
  readonly from: Date;
  readonly to: Date;
}

/** The spans in which every moment can be brought back, the oldest first: windows that touch are one. */
export function possibleSpans(windows: readonly Reach[]): Reach[] {
  const spans: Reach[] = [];
  for (const { from, to } of [...windows].sort((one, other) => one.from.getTime() - other.from.getTime())) {
    const last = spans.at(-1);
    if (last === undefined || last.to < from) spans.push({ from, to });
    else if (to > last.to) spans[spans.length - 1] = { from: last.from, to };
  }
  return spans;
}
