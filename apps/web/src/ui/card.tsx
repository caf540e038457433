import type { ComponentProps } from 'react';
import classes from './card.module.css';

interface CardProps extends ComponentProps<'section'> {
  readonly padding?: 'none' | 'normal' | 'roomy';
  readonly tone?: 'plain' | 'brand' | 'lamp';
}

export function Card({ padding = 'normal', tone = 'plain', className, ...rest }: CardProps) {
  const names = [classes.card, className].filter((name) => name !== undefined).join(' ');
  return <section className={names} data-padding={padding} data-tone={tone} {...rest} />;
}

interface CardTitleProps {
  readonly id?: string;
  readonly children: React.ReactNode;
  readonly aside?: React.ReactNode;
}

export function CardTitle({ id, children, aside }: CardTitleProps) {
  return (
    <div className={classes.head}>
      <h2 id={id} className={classes.title}>
        {children}
      </h2>
      {aside}
    </div>
  );
}
