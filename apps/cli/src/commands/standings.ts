import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { createProgress } from '../output/progress.ts';
import type { Shell } from '../shell.ts';
import { showBoard } from './standings/board.ts';
import { explainStanding } from './standings/explain.ts';
import { verifyStandings } from './standings/verify.ts';

const VerifyInput = z.object({
  user: z.string().optional(),
  repair: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

export function addStandingCommands(program: Command, shell: Shell): void {
  const standings = addNoun(program, 'standings', 'XP, streaks and achievements, and whether they add up');
  addVerb(standings, shell, {
    usage: 'verify [user]',
    summary: 'Compare what is stored of one account or of all with their history, and fail if it differs',
    examples: ['standings verify', 'standings verify ada --json', 'standings verify --repair --dry-run'],
    options: [
      option('--repair', 'make what is stored what the history adds up to'),
      option('-n, --dry-run', 'with --repair: say what would change, and change nothing'),
    ],
    input: VerifyInput,
    isReading: true,
    run: (asked, { user, repair, dryRun }) =>
      asked.signedIn(({ api }) =>
        verifyStandings(api, {
          user,
          repair: repair ? (dryRun ? 'preview' : 'write') : undefined,
          progress: createProgress({ stream: asked.terminal.stderr }),
        }),
      ),
  });
  addVerb(standings, shell, {
    usage: 'explain <user>',
    summary: 'List everything that an account’s XP, streak and achievements came from, the oldest first',
    examples: [
      'standings explain ada',
      'standings explain ada --limit 1000 --json=occurredAt,kind,title,xp,totalXp',
    ],
    options: [limitOption],
    input: z.object({ user: z.string(), limit: Limit }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => explainStanding(api, input)),
  });
  addVerb(standings, shell, {
    usage: 'board [board]',
    summary: 'List a board: xp, week, a week that is over, quizzes, accuracy, streak, or one of an exam',
    examples: [
      'standings board',
      'standings board 2026-W47',
      'standings board exam:network --json=rank,displayName',
    ],
    options: [limitOption],
    input: z.object({ board: z.string().default('xp'), limit: Limit }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => showBoard(api, input)),
  });
}
