import { Button, Stack, Switch } from '@mantine/core';
import { IconDoorExit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { NicknameForm } from './nickname-form.tsx';
import type { PhaseProps } from './player-game.ts';

interface OwnSettingsProps extends PhaseProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** How somebody wants to play, and the way out. */
export function OwnSettings({ game, actions, isOpen, onClose }: OwnSettingsProps) {
  const { t } = useTranslation();
  const { me, settings, phase } = game.view;
  const [isLeaving, setIsLeaving] = useState(false);
  const canRename = phase === 'lobby' && (settings.nicknames === 'free' || settings.nicknames === 'filtered');
  // What happened in it stays as it is.
  const isOver = phase === 'podium' || phase === 'ended';
  const close = (): void => {
    setIsLeaving(false);
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t('livePlay.own.title')} placement="sheet">
      <Stack gap="lg">
        {canRename && <NicknameForm key={me.nickname} nickname={me.nickname ?? ''} actions={actions} />}
        <Switch
          size="md"
          label={t('livePlay.own.calm')}
          description={t('livePlay.own.calmHint')}
          checked={me.isCalm}
          disabled={actions.isBusy}
          onChange={({ currentTarget: { checked } }) => actions.setSeat({ isCalm: checked })}
        />
        <Switch
          size="md"
          label={t('livePlay.own.large')}
          description={t('livePlay.own.largeHint')}
          checked={me.isLarge}
          disabled={actions.isBusy}
          onChange={({ currentTarget: { checked } }) => actions.setSeat({ isLarge: checked })}
        />
        {me.timeFactorPercent > 100 && (
          <p>{t('livePlay.own.moreTime', { percent: me.timeFactorPercent - 100 })}</p>
        )}
        {!canRename && <FailureNote error={actions.failure} />}
        {isOver ? null : isLeaving ? (
          <>
            <p>{t('livePlay.leave.text')}</p>
            <Button size="md" color="red" onClick={actions.leave}>
              {t('livePlay.leave.confirm')}
            </Button>
            <Button size="md" variant="default" onClick={() => setIsLeaving(false)}>
              {t('livePlay.leave.stay')}
            </Button>
          </>
        ) : (
          <Button
            size="md"
            variant="default"
            leftSection={<IconDoorExit size={20} aria-hidden />}
            onClick={() => setIsLeaving(true)}
          >
            {t('livePlay.leave.action')}
          </Button>
        )}
      </Stack>
    </Dialog>
  );
}
