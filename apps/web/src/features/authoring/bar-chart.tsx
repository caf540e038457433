import classes from './bar-chart.module.css';

export interface Bar {
  /** Below the bar, e.g. where a tenth of the scores begins. */
  readonly label: string;
  /** How high it is, from 0 to 1; null where nothing is known, which is not the same as nothing. */
  readonly share: number | null;
  /** Above the bar. */
  readonly value: string;
}

/** Two bars are not blown up to the width of ten. */
const FEWEST = 10;
const WIDTH = 44;
const HEIGHT = 150;
const TOP = 18;
const BOTTOM = 20;

/** Bars side by side. What it shows stands beside it in a table, so readers of the screen hear its name alone. */
export function BarChart({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const width = Math.max(FEWEST, bars.length) * WIDTH;
  return (
    <svg
      className={classes['chart']}
      viewBox={`0 0 ${width} ${TOP + HEIGHT + BOTTOM}`}
      role="img"
      aria-label={label}
    >
      <line x1={0} x2={width} y1={TOP + HEIGHT} y2={TOP + HEIGHT} className={classes['ground']} />
      {bars.map(({ label: below, share, value }, index) => {
        const height = HEIGHT * Math.min(1, Math.max(0, share ?? 0));
        const middle = index * WIDTH + WIDTH / 2;
        return (
          <g key={below}>
            <rect
              x={index * WIDTH + 5}
              y={TOP + HEIGHT - height}
              width={WIDTH - 10}
              height={height}
              rx={4}
              className={classes['bar']}
            />
            <text x={middle} y={TOP + HEIGHT - height - 5} className={classes['value']}>
              {value}
            </text>
            <text x={middle} y={TOP + HEIGHT + 15} className={classes['label']}>
              {below}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
