import { MantineProvider } from '@mantine/core';
import type { GameMe, GameView } from '@studyhall/domain/live/game-view';
import { gameQuestion, gameReveal, lobbyView, playerOne } from '@studyhall/domain/testing/game-frames';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { loadScreenWords, setLanguage, startLanguages } from '../../../kernel/i18n/language.ts';
import { GameBoard } from '../shared/game-board.tsx';
import { Podium } from '../shared/podium.tsx';
import { AnswerState } from './answer-state.tsx';
import { goneOf } from './gone.tsx';
import { Lobby } from './lobby.tsx';
import { OpenQuestion } from './open-question.tsx';
import { Phase } from './phase.tsx';
import type { PlayerActions } from './player-game.ts';
import { Revealed } from './revealed.tsx';
import { Standings } from './standings.tsx';

let root: Root | undefined;

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  await startLanguages();
  await setLanguage('en');
  await loadScreenWords();
});

afterEach(() => {
  act(() => root?.unmount());
  document.body.replaceChildren();
});

/** What a screen says. */
async function show(screen: ReactNode): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () => root?.render(<MantineProvider>{screen}</MantineProvider>));
  return place;
}

const idle: PlayerActions = {
  setSeat: () => undefined,
  leave: () => undefined,
  send: async () => 'saved',
  isBusy: false,
  failure: null,
};

function asked(me: Partial<GameMe> = {}, view: Partial<GameView> = {}): GameView {
  const endsAt = Date.now() + 20_000;
  return {
    ...lobbyView({ ...playerOne, isAsked: true, endsAt, ...me }),
    phase: 'question',
    position: 0,
    question: gameQuestion(0),
    openedAt: Date.now(),
    seconds: 20,
    nextAt: endsAt,
    ...view,
  };
}

const followed = (view: GameView) => ({ view, aheadMs: 0, isConnected: true });

async function press(button: Element | null | undefined): Promise<void> {
  await act(async () => button?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
}

test('the lobby says that one is in, and under which name', async () => {
  const page = await show(<Lobby game={followed(lobbyView(playerOne))} actions={idle} />);
  expect(page.querySelector('h1')?.textContent).toContain('Ada');
  expect(page.textContent).toContain('Grace');
});

test('whoever looks on while everybody plays at their own pace reads that, and is asked nothing', async () => {
  const view: GameView = { ...lobbyView(), phase: 'open' };
  const page = await show(<Phase game={followed(view)} actions={idle} />);
  expect(page.querySelector('h1')?.textContent).toBe('Everybody plays at their own pace');
});

test('a board of teams, and their podium, say which team has which place', async () => {
  const rows = [2, 1].map((entrant, index) => ({ entrant, name: '', score: 5, rank: index + 1, climbed: 0 }));
  const settings = { ...lobbyView().settings, teams: 2 };
  const view: GameView = { ...lobbyView(), settings, phase: 'board', board: { rows, entrants: 2 } };
  const page = await show(
    <>
      <Standings game={followed(view)} actions={idle} />
      <Podium board={{ rows, entrants: 2 }} isOfTeams />
    </>,
  );
  const said = (places: string) => [...page.querySelectorAll(places)].map((place) => place.textContent);
  expect(said('tbody th').join()).toMatch(/Team 2,.*Team 1$/);
  expect(said('ol > li').join()).toMatch(/Team 2.*Team 1/);
});

test('a press answers once, and the answer is called saved only when the server has it', async () => {
  let acknowledge: () => void = () => undefined;
  const sent: unknown[] = [];
  const send: PlayerActions['send'] = async (position, answer) => {
    sent.push([position, answer]);
    await new Promise<void>((resolve) => {
      acknowledge = resolve;
    });
    return 'saved';
  };
  const page = await show(<OpenQuestion game={followed(asked())} actions={{ ...idle, send }} />);
  const [first, second] = page.querySelectorAll('[role="group"] button');
  await press(second);
  expect(page.textContent).not.toContain('saved');
  await press(first);
  await act(async () => acknowledge());
  expect(page.textContent).toContain('Your answer is saved.');
  expect(sent).toEqual([[0, [1]]]);
});

test('keys 1 to 9 press the options', async () => {
  const send = vi.fn<PlayerActions['send']>(async () => 'saved');
  await show(<OpenQuestion game={followed(asked())} actions={{ ...idle, send }} />);
  await act(async () => window.dispatchEvent(new KeyboardEvent('keydown', { key: '2' })));
  expect(send).toHaveBeenCalledExactlyOnceWith(0, [1]);
});

test('a calm seat sees no clock, another one does', async () => {
  const loud = await show(<OpenQuestion game={followed(asked())} actions={idle} />);
  expect(loud.querySelector('[role="timer"]')).not.toBeNull();
  act(() => root?.unmount());
  const calm = await show(<OpenQuestion game={followed(asked({ isCalm: true }))} actions={idle} />);
  expect(calm.querySelector('[role="timer"]')).toBeNull();
});

test('the clock is the own one where somebody has more time', async () => {
  const me = { timeFactorPercent: 200, endsAt: Date.now() + 90_000 };
  const page = await show(<OpenQuestion game={followed(asked(me))} actions={idle} />);
  expect(page.querySelector('[role="timer"]')?.textContent).toBe('1:30');
});

test('whoever is not asked can press nothing', async () => {
  const page = await show(
    <OpenQuestion game={followed(asked({ isAsked: false, endsAt: null }))} actions={idle} />,
  );
  expect(page.querySelectorAll('button')).toHaveLength(0);
});

test('an answer may be changed until the close where the host allows it', async () => {
  const settings = { ...lobbyView().settings, canChangeAnswer: true };
  const sent: unknown[] = [];
  const send: PlayerActions['send'] = async (_, answer) => {
    sent.push(answer);
    return 'saved';
  };
  const page = await show(
    <OpenQuestion game={followed(asked({}, { settings }))} actions={{ ...idle, send }} />,
  );
  const [first, second] = page.querySelectorAll('[role="group"] button');
  await press(second);
  await press(first);
  expect(sent).toEqual([[1], [0]]);
});

test.each([
  ['waiting', 'No connection'],
  ['sending', 'Being sent'],
  ['saved', 'saved'],
] as const)('an answer that is %s says so', async (state, words) => {
  const page = await show(<AnswerState sending={{ state }} canChange={false} isOfTeam={false} />);
  expect(page.textContent).toContain(words);
});

test('a refused answer says why', async () => {
  const sending = { state: 'refused', reason: 'too-late' } as const;
  const page = await show(<AnswerState sending={sending} canChange={false} isOfTeam={false} />);
  expect(page.textContent).toContain('The time for this question is over.');
});

test('the reveal says what was right, what one chose, and what it earned', async () => {
  const result = { outcome: 'wrong', points: 0, score: 967, rank: 2, streak: 0 } as const;
  const view = asked(
    { isAsked: false, endsAt: null, answer: [1], result },
    { phase: 'reveal', reveal: gameReveal },
  );
  const page = await show(<Revealed game={followed(view)} actions={idle} />);
  expect(page.querySelector('h1')?.textContent).toBe('Not right');
  expect(page.querySelector('[data-verdict="right"]')?.textContent).toContain('the network layer');
  expect(page.querySelector('[data-verdict="wrong"]')?.textContent).toContain('Your answer');
  expect(page.textContent).toContain('Place 2');
});

test('a poll that nobody has answered says nothing of points or places', async () => {
  const lobby = lobbyView();
  const view = asked(
    { isAsked: false, result: { outcome: 'unanswered', points: 0, score: 0, rank: 1, streak: 0 } },
    { phase: 'reveal', settings: { ...lobby.settings, mode: 'poll' } },
  );
  const page = await show(<Revealed game={followed(view)} actions={idle} />);
  expect(page.querySelector('h1')?.textContent).toBe('No answer arrived in time');
  expect(page.textContent).not.toMatch(/points|Place/);
});

test('nobody is first on a board as long as nobody has a point', async () => {
  const rows = [1, 2].map((entrant) => ({
    entrant,
    name: `Player ${entrant}`,
    score: 0,
    rank: 1,
    climbed: 0,
  }));
  const page = await show(<GameBoard board={{ rows, entrants: 2 }} mine={null} isOfTeams={false} />);
  expect(page.querySelector('tbody td')?.textContent).toBe('–');
  expect(page.querySelector('[data-top]')).toBeNull();
});

test('the board marks the own place, and says how many are not on it', async () => {
  const board = {
    rows: [
      { entrant: 3, name: 'Linus', score: 1_967, rank: 1, climbed: 1 },
      { entrant: 1, name: 'Ada', score: 967, rank: 2, climbed: -1 },
    ],
    entrants: 12,
  };
  const page = await show(
    <Standings game={followed({ ...lobbyView(playerOne), phase: 'board', board })} actions={idle} />,
  );
  expect(page.querySelector('[data-mine="true"]')?.textContent).toContain('Ada');
  expect(page.textContent).toContain('and 10 more players');
});

test('a seat that was taken away, and a room that closed in its lobby, end what is seen; a finished game stays', () => {
  const lobby = lobbyView(playerOne);
  expect(goneOf(lobby)).toBeNull();
  expect(goneOf({ ...lobby, me: { ...playerOne, state: 'banned' } })).toBe('banned');
  expect(goneOf({ ...lobby, isClosed: true })).toBe('closed');
  expect(goneOf({ ...lobby, phase: 'ended', isClosed: true })).toBe('closed');
  const board = { rows: [], entrants: 0 };
  expect(goneOf({ ...lobby, phase: 'ended', isClosed: true, board })).toBeNull();
});
