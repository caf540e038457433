import { MantineProvider } from '@mantine/core';
import { lobbyView } from '@studyhall/domain/testing/game-frames';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { loadScreenWords, setLanguage, startLanguages } from '../../../kernel/i18n/language.ts';
import { LeadsFocus } from '../play/phase-heading.tsx';
import { beginningOf } from './replayed.ts';
import { ReplayedPhase } from './replayed-phase.tsx';

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

const then = beginningOf(lobbyView());
const paused = { because: 'host', leftMs: null } as const;

test.each([
  ['its lobby', { ...then, seats: lobbyView().seats }],
  ['a pause', { ...then, phase: 'intro' as const, paused }],
  ['a time in which everybody plays', { ...then, phase: 'open' as const }],
  ['its end', { ...then, phase: 'ended' as const, ended: 'played' as const }],
])('a replay of %s says what was, and tells nobody to wait or to come back', async (_what, view) => {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () =>
    root?.render(
      <MantineProvider>
        <LeadsFocus value={false}>
          <ReplayedPhase view={view} />
        </LeadsFocus>
      </MantineProvider>,
    ),
  );
  expect(place.querySelector('h2')?.textContent).not.toBe('');
  expect(place.textContent).not.toMatch(/begins the game|leave this page|look on|goes on here|opens here/);
});
