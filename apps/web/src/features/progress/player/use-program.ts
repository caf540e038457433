import { useDebouncedValue } from '@mantine/hooks';
import { countCommands } from '@studyhall/domain/progress/turtle/count-commands';
import { parseProgram } from '@studyhall/domain/progress/turtle/parse-program';
import { playLevel, type TurtleLevel } from '@studyhall/domain/progress/turtle/play';
import type { Problem } from '@studyhall/domain/progress/turtle/problem';
import { useMemo, useState } from 'react';
import type { LevelOf } from '../types.ts';
import { drafts } from './program-store.ts';

/** How long somebody has to pause before mistakes are pointed out: a half-written word is none. */
const PATIENCE_MS = 600;

export interface Writing {
  readonly program: string;
  readonly commands: number;
  readonly problems: readonly Problem[];
  write(program: string): void;
}

/** The program being written: what this device remembers, else what was submitted last, else what the level starts with. */
export function useProgram(level: LevelOf<'turtle'>, rules: TurtleLevel): Writing {
  const { enrolmentId, levelId, lastProgram, starter } = level;
  const [program, setProgram] = useState(
    () => drafts.get({ enrolmentId, levelId }) ?? lastProgram ?? starter,
  );
  const [settled] = useDebouncedValue(program, PATIENCE_MS);
  const problems = useMemo(() => playLevel(settled, rules).problems, [settled, rules]);
  const commands = useMemo(() => countCommands(parseProgram(program).program), [program]);
  return {
    program,
    commands,
    problems,
    write: (next) => {
      setProgram(next);
      drafts.set({ enrolmentId, levelId }, next);
    },
  };
}
