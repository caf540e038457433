import { plural } from '../../output/plural.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Found = import('@studyhall/api/server').NamedFinding;

const columns: readonly Column<Found>[] = [
  { name: 'check', value: ({ check }) => check },
  { name: 'verdict', value: ({ verdict }) => verdict },
  { name: 'what', value: ({ what }) => what, isFlexible: true },
  { name: 'cure', value: ({ cure }) => cure, isFlexible: true },
];

/** Looks at the installation of this machine, whether its server can start or not. */
export async function examine({ env, root, terminal }: Shell): Promise<Listing> {
  // Loaded only here: PostgreSQL's client takes longer to load than most commands take in all.
  const { examineSite } = await import('@studyhall/api/server');
  const items = await examineSite({
    env,
    root,
    now: new Date(),
    log: (line) => terminal.say(line, 'hint'),
    onFinding: () => undefined,
  });
  const problems = items.filter(({ verdict }) => verdict === 'problem').length;
  const warnings = items.filter(({ verdict }) => verdict === 'warning').length;
  const warned = plural(warnings, 'warning', 'warnings');
  const failure = problems === 0 ? undefined : `${plural(problems, 'problem', 'problems')}, ${warned}`;
  const note = problems === 0 ? (warnings === 0 ? 'All is well' : warned) : undefined;
  return listing({ columns, items, note, failure });
}
