/** Programs that are being written, one per enrolment and level, so that a reload or a lost connection costs nothing. */
interface ProgramPlace {
  readonly enrolmentId: string;
  readonly levelId: string;
}

function keyOf({ enrolmentId, levelId }: ProgramPlace): string {
  return `studyhall.program.${enrolmentId}.${levelId}`;
}

export function storedProgram(place: ProgramPlace): string | null {
  return localStorage.getItem(keyOf(place));
}

/** A full or forbidden storage costs the memory, not the program on the screen. */
export function storeProgram(place: ProgramPlace, program: string): void {
  try {
    localStorage.setItem(keyOf(place), program);
  } catch {
    // What was stored before stays.
  }
}
