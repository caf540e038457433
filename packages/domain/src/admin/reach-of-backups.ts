import { possibleSpans, type Reach } from './possible-spans.ts';

/** The span up to now in which every moment can be brought back; undefined without a window. */
export function reachOfBackups(windows: readonly Reach[]): Reach | undefined {
  return possibleSpans(windows).at(-1);
}
