import { Button } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { LinkButton } from '../../../../ui/links.tsx';
import type { Desk } from '../types.ts';
import classes from './now-card.module.css';
import { useRoomChange } from './use-room-change.ts';

interface AfterGameProps {
  readonly desk: Desk;
  readonly view: GameView;
}

/** What a host does once a game is over: play again with the same seats, or something else. */
export function AfterGame({ desk, view }: AfterGameProps) {
  const { t } = useTranslation();
  const again = useMutation(trpc.live.playAgain.mutationOptions(useRoomChange()));
  const { roomId } = desk;
  return (
    <>
      <div className={classes['after']}>
        {desk.pin !== null && (
          <Button
            size="lg"
            leftSection={<IconRefresh size={20} aria-hidden />}
            loading={again.isPending}
            onClick={() => again.mutate({ roomId, after: view.gameId })}
          >
            {t('hosting.desk.again')}
          </Button>
        )}
        <LinkButton to="/games/$gameId/results" params={{ gameId: view.gameId }} size="lg" variant="default">
          {t('hosting.desk.results')}
        </LinkButton>
        <LinkButton to="/games/new" search={{}} size="lg" variant="default">
          {t('hosting.desk.another')}
        </LinkButton>
      </div>
      {desk.pin !== null && <p className={classes['facts']}>{t('hosting.desk.againText')}</p>}
      <FailureNote error={again.error} />
    </>
  );
}
