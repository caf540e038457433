import classes from './authoring.module.css';

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it says, in words of whoever never heard of it. */
  readonly means: string;
}

export function FigureList({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={classes['figures']}>
      {figures.map(({ name, value, means }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={classes['value']}>{value}</span>
            <p className={classes['means']}>{means}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
