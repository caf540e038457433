import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { endGame, pauseGame, rebuildRatings } from './games/change.ts';
import { exportGame } from './games/export.ts';
import { listGames } from './games/list.ts';
import { replayGame } from './games/replay.ts';
import { showResults } from './games/results.ts';
import { showGame } from './games/show.ts';
import { watchGame } from './games/watch.ts';

const PIN = '482913';
const OfGame = z.object({ game: z.string() });

export function addGameCommands(program: Command, shell: Shell): void {
  const games = addNoun(
    program,
    'games',
    'Live games: which run, how they went, and whether their log says the same',
  );
  addVerb(games, shell, {
    usage: 'list',
    summary: 'List live games, the newest first: all, or those that run',
    examples: ['games list --open', 'games list --limit 200 --json=gameId,roomName,phase,players'],
    options: [option('--open', 'only games that run'), limitOption],
    input: z.object({ open: z.boolean().default(false), limit: Limit }),
    isReading: true,
    run: (asked, { open, limit }) => asked.signedIn(({ api }) => listGames(api, { isOpen: open, limit })),
  });
  addVerb(games, shell, {
    usage: 'show <game>',
    summary: 'Show a game with who sits in it: by its id, that of its room, or the PIN of an open room',
    examples: [`games show ${PIN}`, `games show ${PIN} --json=phase,nextAt,seats`],
    input: OfGame,
    isReading: true,
    run: (asked, { game }) => asked.signedIn(({ api }) => showGame(api, game)),
  });
  addVerb(games, shell, {
    usage: 'watch <pin>',
    summary: 'Look on at the games of a room as they are played, until it closes',
    examples: [`games watch ${PIN}`, `games watch ${PIN} | tee game.tsv`],
    input: z.object({ pin: z.string() }),
    isReading: false,
    run: (asked, { pin }) =>
      asked.signedIn((connection) => watchGame(connection, { pin, terminal: asked.terminal })),
  });
  addVerb(games, shell, {
    usage: 'pause <game>',
    summary: 'Stop a game that runs: whoever hosts it goes on when they want to',
    examples: [`games pause ${PIN}`],
    input: OfGame,
    isReading: false,
    run: (asked, { game }) => asked.signedIn(({ api }) => pauseGame(api, game)),
  });
  addVerb(games, shell, {
    usage: 'end <game>',
    summary: 'End a game for good: what was answered is counted, and everybody sees the podium’s board',
    examples: [`games end ${PIN}`, `games end ${PIN} --yes`],
    options: [option('-y, --yes', 'do not ask')],
    input: OfGame.extend({ yes: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { game, yes }) =>
      asked.signedIn(async ({ api }) => {
        const message = `End the game ${game}? Nobody goes on with it.`;
        if (!yes)
          await askToGoOn(asked.terminal, { message, instead: 'Say --yes to end it without being asked' });
        return await endGame(api, game);
      }),
  });
  addVerb(games, shell, {
    usage: 'results <game>',
    summary: 'List how each player did in a game, by rank',
    examples: [`games results ${PIN}`, `games results ${PIN} --csv > results.csv`],
    input: OfGame,
    isReading: true,
    run: (asked, { game }) => asked.signedIn(({ api }) => showResults(api, game)),
  });
  addVerb(games, shell, {
    usage: 'replay <game>',
    summary: 'Play the log of a game again, and fail if it comes to another board than the one that was kept',
    examples: [`games replay ${PIN}`, `games replay ${PIN} --json=events,isSame`],
    input: OfGame,
    isReading: true,
    run: (asked, { game }) => asked.signedIn(({ api }) => replayGame(api, game)),
  });
  addVerb(games, shell, {
    usage: 'export <game>',
    summary: 'Write everything that happened in a game, an event a line as JSON',
    examples: [`games export ${PIN} > game.jsonl`],
    input: OfGame,
    isReading: false,
    run: (asked, { game }) => asked.signedIn(({ api }) => exportGame(api, game)),
  });
  addVerb(games, shell, {
    usage: 'rebuild-ratings',
    summary: 'Count all ratings again from the games that were rated',
    examples: ['games rebuild-ratings'],
    input: z.object({}),
    isReading: false,
    run: (asked) => asked.signedIn(({ api }) => rebuildRatings(api)),
  });
}
