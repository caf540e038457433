import pc from 'picocolors';
import type { Surroundings } from '../surroundings.ts';
import { cleanText } from './clean.ts';

export type Colors = ReturnType<typeof pc.createColors>;

const WIDTH_WITHOUT_TERMINAL = 80;

/** The streams of a command and what is at their other ends. */
export interface Terminal extends Pick<Surroundings, 'stdin' | 'stdout' | 'stderr'> {
  /** Somebody sits there and can be asked. */
  readonly isInteractive: boolean;
  readonly width: number;
  readonly colors: Colors;
  /** Says something to people: a line or more on stderr. */
  say(text: string, tone?: Tone): void;
}

type Tone = 'plain' | 'good' | 'hint' | 'error';

export function openTerminal({ stdin, stdout, stderr, env }: Surroundings): Terminal {
  const hasColors = ({ isTTY = false }: Surroundings['stdout']) =>
    isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
  const errorColors = pc.createColors(hasColors(stderr));
  return {
    stdin,
    stdout,
    stderr,
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    width: widthOf(stdout),
    colors: pc.createColors(hasColors(stdout)),
    say: (text, tone = 'plain') => {
      stderr.write(`${toned(cleanText(text), tone, errorColors)}\n`);
    },
  };
}

/** Some terminals, such as those of job runners, say 0. */
export function widthOf({ columns }: { readonly columns?: number | undefined }): number {
  return columns || WIDTH_WITHOUT_TERMINAL;
}

function toned(text: string, tone: Tone, colors: Colors): string {
  if (tone === 'error') return `${colors.red('error:')} ${text}`;
  if (tone === 'good') return `${colors.green('✓')} ${text}`;
  if (tone === 'hint') return colors.dim(text);
  return text;
}
