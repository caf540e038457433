/** A run of a course that is not completed. */
export interface OpenRun {
  readonly passedLevels: number;
}

/**
 * Of two open runs of one course the one that goes on when their accounts become one: the further, then one's own. The
 * other is left aside: of a course one run is open.
 */
export function goesOn(own: OpenRun, other: OpenRun): 'own' | 'other' {
  return other.passedLevels > own.passedLevels ? 'other' : 'own';
}
