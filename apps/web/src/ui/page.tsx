import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';
import { site } from './site.ts';

interface PageProps {
  /** Also the title of the browser's tab. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** The language of both, where that is not the page's. */
  readonly lang?: string | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly width?: 'narrow' | 'normal' | 'wide';
}

/** A screen with its heading, which takes the focus when the screen changes. */
export function Page({ title, lead, lang, actions, children, width = 'normal' }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.header}>
        <div lang={lang ?? undefined}>
          <h1 className={classes.title} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${site.siteName}`;
  }, [title]);
}
