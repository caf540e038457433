interface ProgramPlace {
  readonly enrolmentId: string;
  readonly levelId: string;
}

/** What this device keeps of a level in a run, so that a reload or a lost connection costs nothing. */
interface ProgramStore {
  get(place: ProgramPlace): string | null;
  /** A full or forbidden storage costs the memory, not the program on the screen. */
  set(place: ProgramPlace, program: string | null): void;
  all(): (ProgramPlace & { readonly program: string })[];
}

function storeUnder(name: string): ProgramStore {
  const prefix = `studyhall.${name}.`;
  const keyOf = ({ enrolmentId, levelId }: ProgramPlace): string => `${prefix}${enrolmentId}.${levelId}`;
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
    all: () =>
      Object.entries(localStorage).flatMap(([key, program]) => {
        const [enrolmentId, levelId] = key.startsWith(prefix) ? key.slice(prefix.length).split('.') : [];
        return enrolmentId === undefined || levelId === undefined ? [] : [{ enrolmentId, levelId, program }];
      }),
  };
}

/** Programs that are being written. */
export const drafts = storeUnder('program');

/** Programs that reached the goal here and are not with the server yet. */
export const unsent = storeUnder('unsent-program');
