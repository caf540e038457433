import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../kernel/session.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { momentText } from '../../../ui/dates.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import classes from './people.module.css';

export interface ShownLink {
  readonly name: string;
  readonly url: string;
  readonly expiresAt: Date;
}

interface HandedLinkProps {
  /** Null: nothing to hand over. */
  readonly link: ShownLink | null;
  readonly onClose: () => void;
}

/** The only time that anybody sees the link, to be handed over. */
export function HandedLink({ link, onClose }: HandedLinkProps) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const until = link === null ? '' : momentText(link.expiresAt, i18n.language, timeZone);
  return (
    <Dialog
      isOpen={link !== null}
      onClose={onClose}
      title={t('people.link.title', { name: link?.name ?? '' })}
    >
      <p className={classes.lead}>{t('people.link.text', { until })}</p>
      <TextInput
        size="md"
        readOnly
        label={t('people.link.label')}
        value={link?.url ?? ''}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className={classes.actions}>
        <CopyButton text={link?.url ?? ''} />
        <Button onClick={onClose}>{t('people.link.done')}</Button>
      </div>
    </Dialog>
  );
}
