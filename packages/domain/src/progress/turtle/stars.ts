/** Commands that two stars may cost, as a share of par. */
const TWO_STARS = 1.5;

/** Three stars for par commands or fewer, two for up to half as many more (rounded up), one for any longer way. */
export function starsOf({ commands, par }: { commands: number; par: number }): 1 | 2 | 3 {
  if (commands <= par) return 3;
  return commands <= Math.ceil(par * TWO_STARS) ? 2 : 1;
}
