import { useMediaQuery } from '@mantine/hooks';
import { parseBoard } from '@studyhall/domain/progress/turtle/board';
import type { TurtleLevel } from '@studyhall/domain/progress/turtle/play';
import { COMMAND_WORDS } from '@studyhall/domain/progress/turtle/program';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Main } from '../../../kernel/main.tsx';
import { Card } from '../../../ui/card.tsx';
import { MarkdownText } from '../../../ui/markdown-text.tsx';
import { ShortcutSheet } from '../../../ui/shortcut-sheet.tsx';
import { LevelBar } from '../level-bar.tsx';
import type { LevelOf } from '../types.ts';
import { BoardInWords } from './board-in-words.tsx';
import { BoardView } from './board-view.tsx';
import { Controls } from './controls.tsx';
import { Hints } from './hints.tsx';
import type { Mark } from './marks.ts';
import palette from './palette.module.css';
import { ProgramCard } from './program-card.tsx';
import type { EditorHandle } from './program-editor.tsx';
import { sceneAfter } from './scene.ts';
import { StageFacts } from './stage-facts.tsx';
import { StepLog } from './step-log.tsx';
import classes from './turtle-player.module.css';
import { type Show, speeds, usePlayer } from './use-player.ts';
import { KEY_ROWS, type PlayerKey, usePlayerKeys } from './use-player-keys.ts';
import { useProgram } from './use-program.ts';
import { useSubmit } from './use-submit.ts';
import { Verdict } from './verdict.tsx';

/** Where a program is written, run on the board, and sent once it reaches the goal. */
export function TurtlePlayer({ level }: { readonly level: LevelOf<'turtle'> }) {
  const { t } = useTranslation();
  const { map, words, par, hints, story, lang, starter } = level;
  const rules = useMemo(() => rulesOf({ map, words, par }), [map, words, par]);
  const board = useMemo(() => parseBoard(map), [map]);
  const editor = useRef<EditorHandle>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [hasTried, setHasTried] = useState(false);
  const [shownHints, setShownHints] = useState(0);
  const [hasSheet, setHasSheet] = useState(false);
  const isWide = useMediaQuery('(min-width: 60em)', true, { getInitialValueInEffect: false });
  const writing = useProgram(level, rules);
  const submission = useSubmit(level);
  const player = usePlayer({
    level: rules,
    program: writing.program,
    onEnd: (ended) => {
      if (ended.played.hasPassed) submission.send(ended.program);
    },
  });
  const { show } = player;
  const steps = show?.run.steps ?? [];
  const scene = sceneAfter(board, steps, show?.shown ?? 0);

  const go = (how: 'play' | 'step' | 'finish'): void => {
    if (show === null || show.status === 'ended') submission.forget();
    setHasTried(!player.go(how));
    stage.current?.scrollIntoView({ block: 'nearest' });
  };
  const write = (program: string): void => {
    writing.write(program);
    setHasTried(false);
    player.stop();
    submission.forget();
  };
  const moreHints = (): void => setShownHints((shown) => Math.min(shown + 1, hints.length));
  const keys: Record<PlayerKey, () => void> = {
    run: () => (show?.status === 'playing' ? player.pause() : go('play')),
    step: () => go('step'),
    stop: player.stop,
    finish: () => go('finish'),
    slower: () => player.setSpeed(speeds[Math.max(0, speeds.indexOf(player.speed) - 1)] ?? 'slow'),
    faster: () => player.setSpeed(speeds[speeds.indexOf(player.speed) + 1] ?? 'fast'),
    edit: () => editor.current?.focus(),
    hint: moreHints,
    help: () => setHasSheet(true),
  };
  const shortcuts = usePlayerKeys((key) => keys[key]());

  const notes = (
    <div>
      <StepLog steps={steps} shown={show?.shown ?? 0} />
      <BoardInWords board={board} scene={scene} />
    </div>
  );

  return (
    <Main className={`${palette['palette']} ${classes['player']}`}>
      <LevelBar level={level} onShortcuts={() => setHasSheet(true)} />
      <div className={classes['columns']}>
        <div className={classes['left']}>
          <Card padding="none" className={classes['stage']} aria-label={t('turtle.board')}>
            <div ref={stage} className={classes['picture']}>
              <BoardView board={board} scene={scene} stepMs={player.stepMs} />
            </div>
            <StageFacts board={board} scene={scene} show={show} />
          </Card>
          <div className={classes['dock']}>
            <Controls player={player} onGo={go} />
          </div>
          <Verdict
            show={show}
            submission={submission}
            problemCount={hasTried ? Math.max(1, writing.problems.length) : 0}
            par={par}
            courseSlug={level.courseSlug}
            onImprove={() => editor.current?.focus()}
          />
          {isWide && notes}
        </div>
        <div className={classes['right']}>
          <section aria-label={t('turtle.story')} className={classes['story']}>
            <MarkdownText text={story} lang={lang ?? undefined} />
          </section>
          <ProgramCard
            editor={editor}
            writing={writing}
            starter={starter}
            words={words}
            par={par}
            bestCommands={level.bestCommands}
            mark={markOf(show)}
            onChange={write}
            onRun={keys.run}
            onStep={keys.step}
          />
          <Hints hints={hints} lang={lang} shown={shownHints} onMore={moreHints} />
          {!isWide && notes}
        </div>
      </div>
      <ShortcutSheet
        isOpen={hasSheet}
        shortcuts={shortcuts}
        rows={KEY_ROWS.map((row) => ({ keys: row.keys, words: t(row.words) }))}
        onClose={() => setHasSheet(false)}
      />
    </Main>
  );
}

/** A word of a newer server that this page does not know is not a word here. */
function rulesOf({ map, words, par }: Pick<LevelOf<'turtle'>, 'map' | 'words' | 'par'>): TurtleLevel {
  return { map, par, words: COMMAND_WORDS.filter((word) => words.includes(word)) };
}

/** The command that is carried out, or the one at which the run failed. */
function markOf(show: Show | null): Mark | null {
  if (show === null) return null;
  const { outcome, steps } = show.run;
  if (show.status !== 'ended') {
    const step = steps[show.shown - 1];
    return step === undefined ? null : { ...step.at, kind: 'running' };
  }
  return outcome.kind === 'goal' || outcome.at === null ? null : { ...outcome.at, kind: 'failed' };
}
