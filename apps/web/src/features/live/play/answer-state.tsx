import { isReason } from '@studyhall/domain/errors';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Sending } from './answer-sender.ts';
import classes from './player.module.css';

const ICONS = {
  none: null,
  sending: IconLoader2,
  waiting: IconCloudOff,
  saved: IconCheck,
  refused: IconAlertTriangle,
} as const;

interface AnswerStateProps {
  readonly sending: Sending;
  readonly canChange: boolean;
  /** The last answer of any member is the team's. */
  readonly isOfTeam: boolean;
}

/** What became of the own answer so far: it is saved when the server says so. */
export function AnswerState({ sending, canChange, isOfTeam }: AnswerStateProps) {
  const { t } = useTranslation();
  const Icon = ICONS[sending.state];
  const reason = sending.state === 'refused' && isReason(sending.reason) ? sending.reason : null;
  const words =
    sending.state === 'none'
      ? ''
      : sending.state === 'refused'
        ? t(reason === null ? 'livePlay.answer.refused' : `failures.${reason}`)
        : t(`livePlay.answer.${sending.state}`);
  return (
    <p className={classes['state']} data-state={sending.state} role="status">
      {Icon !== null && <Icon size={20} aria-hidden />}
      <span>
        {words}
        {sending.state === 'saved' && canChange && ` ${t('livePlay.answer.canChange')}`}
        {sending.state === 'saved' && isOfTeam && ` ${t('livePlay.answer.ofTeam')}`}
      </span>
    </p>
  );
}
