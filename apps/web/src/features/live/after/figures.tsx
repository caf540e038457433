import classes from './after.module.css';

interface Figure {
  readonly name: string;
  readonly value: string;
}

/** A few numbers, each with what it is. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  if (figures.length === 0) return null;
  return (
    <dl className={classes['figures']}>
      {figures.map(({ name, value }) => (
        <div key={name} className={classes['figure']}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
