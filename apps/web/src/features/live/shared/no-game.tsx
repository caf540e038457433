import { reasonOf } from '@studyhall/client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Main } from '../../../kernel/main.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { useDocumentTitle } from '../../../ui/page.tsx';
import classes from './no-game.module.css';

/** What is answered to whoever asks for a game, or a room, that they have no part in or that is none. */
const NONE: ReadonlySet<string> = new Set(['not-found', 'forbidden', 'invalid-input']);

interface NoGameProps {
  readonly failure: unknown;
  /** What it means here that there is none; else that whoever looks has no part in it. */
  readonly text?: string | undefined;
  /** What another reason means here. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** A way on that comes before the usual ones. */
  readonly action?: ReactNode;
  /** Of the screen, where it has no heading yet. */
  readonly heading?: ReactNode;
}

/** A game that is not shown: why, and a way on. */
export function NoGame({ failure, text, words, action, heading }: NoGameProps) {
  const { t } = useTranslation();
  return (
    <Card padding="roomy" className={classes['none']}>
      {heading}
      {NONE.has(reasonOf(failure).reason) ? (
        <p className={classes['text']} role="alert">
          {text ?? t('liveShared.none.text')}
        </p>
      ) : (
        <FailureNote error={failure} {...(words !== undefined && { words })} />
      )}
      <div className={classes['ways']}>
        {action}
        <LinkButton to="/games" size="md" variant={action === undefined ? 'filled' : 'default'}>
          {t('liveShared.none.games')}
        </LinkButton>
        <LinkButton to="/games/mine" search={{}} size="md" variant="subtle">
          {t('liveShared.none.mine')}
        </LinkButton>
      </div>
    </Card>
  );
}

/** The same as a whole screen, where nothing else stands around it. */
export function NoGameScreen(props: Omit<NoGameProps, 'heading'>) {
  const { t } = useTranslation();
  const title = t('liveShared.none.title');
  useDocumentTitle(title);
  const heading = (
    <h1 className={classes['title']} tabIndex={-1}>
      {title}
    </h1>
  );
  return (
    <Main className={classes['main']}>
      <NoGame {...props} heading={heading} />
    </Main>
  );
}
