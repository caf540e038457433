import classes from './board-figures.module.css';

// Every figure is drawn for a cell of 100 × 100, its corner at 0, 0.

/** A clipped hedge. */
export function Hedge() {
  return (
    <g>
      <path
        d="M14 30C8 16 24 4 36 10 44 1 60 2 66 10 80 3 94 14 89 28c10 8 10 24 1 32 8 12 1 29-13 30-7 9-22 9-29 2-9 7-24 5-28-5C5 86-1 70 9 60-1 51 3 35 14 30Z"
        className={classes['hedge']}
      />
      <path
        d="M20 36c-3-10 8-18 17-13 6-7 19-6 23 1 9-5 20 2 18 12 7 6 6 17-1 21-8 8-20 4-26-1-9 7-21 5-25-4-9-2-12-11-6-16Z"
        className={classes['hedgeTop']}
      />
      <path
        d="M32 34q6-5 10 1M58 36q6-6 11 0M44 50q6-5 10 1M26 66q6-5 10 1M62 70q6-6 11 0"
        className={classes['leaves']}
      />
    </g>
  );
}

/** A puddle that bubbles. */
export function Poison() {
  return (
    <g>
      <path
        d="M50 12c15 0 17 9 27 14s14 14 10 26 5 15-4 26-20 7-31 11-19-1-28-7-16-10-13-23-4-16 4-27 20-20 35-20Z"
        className={classes['poison']}
      />
      <path d="M31 30c6-5 12-6 18-6" className={classes['poisonShine']} />
      <circle cx={41} cy={58} r={13} className={classes['bubble']} />
      <circle cx={64} cy={45} r={9} className={classes['bubble']} />
      <circle cx={63} cy={71} r={6} className={classes['bubble']} />
      <path d="m35 52 12 12m0-12-12 12" className={classes['cross']} />
    </g>
  );
}

/** The spring in its ring of stones. */
export function Spring() {
  return (
    <g>
      {STONES.map((angle) => (
        <ellipse
          key={angle}
          cx={50}
          cy={12}
          rx={12.5}
          ry={9.5}
          transform={`rotate(${angle} 50 50)`}
          className={angle % 80 === 0 ? classes['stone'] : classes['stoneDark']}
        />
      ))}
      <circle cx={50} cy={50} r={33} className={classes['water']} />
      <circle cx={50} cy={50} r={21} className={classes['ripple']} />
      <circle cx={50} cy={50} r={10} className={classes['ripple']} />
      <path d="M30 36c4-7 9-10 15-11" className={classes['shine']} />
    </g>
  );
}

const STONES = [0, 40, 80, 120, 160, 200, 240, 280, 320];

export function Key() {
  return (
    <g className={classes['key']} transform="rotate(-38 50 50)">
      <circle cx={30} cy={50} r={15} />
      <path d="M45 50H80M68 50V63M78 50V60" />
    </g>
  );
}

export function Door({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <g>
      <path d="M10 96V44a40 40 0 0 1 80 0V96Z" className={classes['doorFrame']} />
      <path d="M20 96V45a30 30 0 0 1 60 0V96Z" className={isOpen ? classes['doorway'] : classes['door']} />
      {!isOpen && (
        <>
          <path d="M40 18V96M60 18V96" className={classes['plank']} />
          <path d="M50 52a7 7 0 0 1 4 12l3 14H43l3-14a7 7 0 0 1 4-12Z" className={classes['keyhole']} />
        </>
      )}
    </g>
  );
}

/** A clover to pick. */
export function Clover() {
  return (
    <g>
      <path d="M50 58C52 74 48 84 40 92" className={classes['stem']} />
      {[0, 120, 240].map((angle) => (
        <g key={angle} transform={`rotate(${angle} 50 46)`}>
          <path
            d="M50 46C34 40 27 24 36 15c6-6 12-3 14 3 2-6 8-9 14-3 9 9 2 25-14 31Z"
            className={classes['leaf']}
          />
          <path d="M50 42V26" className={classes['vein']} />
        </g>
      ))}
    </g>
  );
}

/** Seen from above, its nose upwards, its middle at 0, 0. */
export function Turtle() {
  return (
    <g>
      <path d="M-5 26 0 41 5 26Z" className={classes['skin']} />
      {[
        [-24, -19, 40],
        [24, -19, -40],
        [-23, 19, -42],
        [23, 19, 42],
      ].map(([x, y, turn]) => (
        <ellipse
          key={`${x}${y}`}
          rx={8}
          ry={13}
          transform={`translate(${x} ${y}) rotate(${turn})`}
          className={classes['skin']}
        />
      ))}
      <ellipse cy={-34} rx={10.5} ry={12.5} className={classes['skin']} />
      <circle cx={-5} cy={-38} r={2.6} className={classes['eye']} />
      <circle cx={5} cy={-38} r={2.6} className={classes['eye']} />
      <ellipse rx={27} ry={29} className={classes['shell']} />
      <path d="M0-15 13-7.5V7.5L0 15-13 7.5V-7.5Z" className={classes['plate']} />
      <path
        d="M0-15V-28M13-7.5 24-14M13 7.5 24 14M0 15V28M-13 7.5-24 14M-13-7.5-24-14"
        className={classes['seam']}
      />
    </g>
  );
}
