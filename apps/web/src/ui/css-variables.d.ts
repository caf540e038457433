import 'react';

declare module 'react' {
  /** Styles may carry variables that a style sheet reads. */
  interface CSSProperties {
    readonly [variable: `--${string}`]: string | number | undefined;
  }
}
