import type { Readable, Writable } from 'node:stream';
import { configFolder } from './connection/sessions.ts';

/** What a stream says of what is at its other end, where that is a terminal. */
interface End {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** All that a command has of whoever gives it; nothing else of a process is looked at. */
export interface Surroundings {
  readonly stdin: Readable & End;
  readonly stdout: Writable & End;
  readonly stderr: Writable & End;
  readonly env: NodeJS.ProcessEnv;
  /** The folder for what commands keep. */
  readonly configFolder: string;
}

/** Those of a program that somebody started. */
export function ofThisProcess(): Surroundings {
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env, configFolder: configFolder() };
}
