import type { Board, Square } from '@studyhall/domain/progress/turtle/board';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Clover, Door, Hedge, Key, Poison, Spring, Turtle } from './board-figures.tsx';
import classes from './board-view.module.css';
import { ahead, type Scene } from './scene.ts';

const CELL = 100;
/** Room for the numbers of columns and rows. */
const EDGE = 34;

interface BoardViewProps {
  readonly board: Board;
  readonly scene: Scene;
  /** How long one step takes on the screen. */
  readonly stepMs: number;
}

/** The board as a picture. Its label says where turtle and pond are; all squares stand in words beside it. */
export function BoardView({ board, scene, stepMs }: BoardViewProps) {
  const { t } = useTranslation();
  const { width, height, squares } = board;
  const { turtle } = scene;
  const goal = squares.indexOf('goal');
  const label = t('turtle.picture.label', {
    width,
    height,
    turtle: t('turtle.picture.turtle', {
      column: turtle.x + 1,
      row: turtle.y + 1,
      heading: t(`turtle.heading.${turtle.heading}`),
    }),
    goal: t('turtle.picture.spring', { column: (goal % width) + 1, row: Math.floor(goal / width) + 1 }),
  });
  return (
    <svg
      className={classes['board']}
      viewBox={`${-EDGE} ${-EDGE} ${width * CELL + EDGE + 8} ${height * CELL + EDGE + 8}`}
      style={{ '--step': `${stepMs}ms`, '--columns': width, '--rows': height }}
      role="img"
      aria-label={label}
    >
      <Numbers board={board} />
      <Squares board={board} cleared={[...scene.cleared].join()} />
      <Trail scene={scene} />
      <Looked scene={scene} />
      <Walker scene={scene} />
    </svg>
  );
}

interface SquaresProps {
  readonly board: Board;
  /** The indexes of cleared squares as a text, which stays equal from step to step. */
  readonly cleared: string;
}

/** Drawn anew only when something was taken or opened. */
const Squares = memo(function Squares({ board: { squares, width }, cleared }: SquaresProps) {
  const gone = new Set(
    cleared
      .split(',')
      .filter((index) => index !== '')
      .map(Number),
  );
  return squares.map((square, index) => {
    const x = index % width;
    const y = Math.floor(index / width);
    return (
      <g key={index} transform={`translate(${x * CELL} ${y * CELL})`}>
        <rect width={CELL} height={CELL} className={classes['ground']} data-even={(x + y) % 2 === 0} />
        <Figure square={square} isCleared={gone.has(index)} />
      </g>
    );
  });
});

function Numbers({ board: { width, height } }: Pick<BoardViewProps, 'board'>) {
  return (
    <g className={classes['numbers']}>
      {Array.from({ length: width }, (_, x) => (
        <text key={x} x={(x + 0.5) * CELL} y={-11}>
          {x + 1}
        </text>
      ))}
      {Array.from({ length: height }, (_, y) => (
        <text key={y} x={-18} y={(y + 0.5) * CELL + 7}>
          {y + 1}
        </text>
      ))}
    </g>
  );
}

function Figure({ square, isCleared }: { readonly square: Square; readonly isCleared: boolean }) {
  switch (square) {
    case 'free':
      return null;
    case 'wall':
      return <Hedge />;
    case 'poison':
      return <Poison />;
    case 'goal':
      return <Spring />;
    case 'door':
      return <Door isOpen={isCleared} />;
    case 'key':
      return isCleared ? null : <Key />;
    case 'plant':
      return isCleared ? null : <Clover />;
  }
}

const centre = (place: number) => (place + 0.5) * CELL;

/** The way so far; its newest piece is drawn while the turtle walks it. */
function Trail({ scene: { trail, step } }: Pick<BoardViewProps, 'scene'>) {
  const isWalking = step !== null && (step.from.x !== step.to.x || step.from.y !== step.to.y);
  const walked = isWalking ? trail.slice(0, -1) : trail;
  const points = walked.map(({ x, y }) => `${centre(x)},${centre(y)}`).join(' ');
  return (
    <g className={classes['trail']}>
      <polyline points={points} />
      {isWalking && (
        <line
          key={trail.length}
          className={classes['newest']}
          pathLength={1}
          x1={centre(step.from.x)}
          y1={centre(step.from.y)}
          x2={centre(step.to.x)}
          y2={centre(step.to.y)}
        />
      )}
    </g>
  );
}

/** The square that the turtle has just looked at, and whether the answer was yes. */
function Looked({ scene: { step, turtle } }: Pick<BoardViewProps, 'scene'>) {
  if (step === null || step.look === null) return null;
  const { x, y } = ahead(turtle);
  return (
    <rect
      className={classes['looked']}
      data-true={step.look.isTrue}
      x={x * CELL + 6}
      y={y * CELL + 6}
      width={CELL - 12}
      height={CELL - 12}
      rx={18}
    />
  );
}

function Walker({ scene: { turtle, angle, step, trail } }: Pick<BoardViewProps, 'scene'>) {
  const place = `translate(${centre(turtle.x)}px, ${centre(turtle.y)}px)`;
  return (
    <g className={classes['walker']} style={{ transform: place }}>
      <g className={classes['turning']} style={{ transform: `rotate(${angle}deg)` }}>
        <g
          key={trail.length}
          className={classes['turtle']}
          data-event={step?.event}
          data-action={step?.action}
        >
          <Turtle />
        </g>
      </g>
    </g>
  );
}
