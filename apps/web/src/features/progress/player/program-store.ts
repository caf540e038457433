interface ProgramPlace {
  readonly enrolmentId: string;
  readonly levelId: string;
}

/** What this device keeps of a level in a run, so that a reload or a lost connection costs nothing. */
interface ProgramStore {
  get(place: ProgramPlace): string | null;
  /** A full or forbidden storage costs the memory, not the program on the screen. */
  set(place: ProgramPlace, program: string | null): void;
}

function storeUnder(name: string): ProgramStore {
  const keyOf = ({ enrolmentId, levelId }: ProgramPlace): string =>
    `studyhall.${name}.${enrolmentId}.${levelId}`;
  return {
    get: (place) => localStorage.getItem(keyOf(place)),
    set: (place, program) => {
      try {
        if (program === null) localStorage.removeItem(keyOf(place));
        else localStorage.setItem(keyOf(place), program);
      } catch {
        // What was stored before stays.
      }
    },
  };
}

/** Programs that are being written. */
export const drafts = storeUnder('program');

/** Programs that reached the goal here and are not with the server yet. */
export const unsent = storeUnder('unsent-program');
