import { Anchor, Button, Group } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../kernel/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './texts.module.css';

interface AgreeDialogProps {
  readonly consents: RouterOutputs['auth']['consents'];
}

/**
 * Asks to agree to what has changed, or was never agreed to. It may be closed, and asks again with the next visit: whoever does not agree takes
 * everything along and goes, or thinks about it.
 */
export function AgreeDialog({ consents: { asked, versions } }: AgreeDialogProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(true);
  const { mutate, error, isPending } = useMutation(
    trpc.auth.agree.mutationOptions({
      onSuccess: async () => {
        setIsOpen(false);
        await queryClient.invalidateQueries({ queryKey: trpc.auth.consents.queryKey() });
      },
    }),
  );
  const later = () => setIsOpen(false);
  return (
    <Dialog isOpen={isOpen} onClose={later} title={t('texts.asked.title')}>
      <p>{t('texts.asked.lead')}</p>
      <div className={classes.asked}>
        {asked.map(({ page, link }) => (
          <Anchor key={page} href={link === '' ? `/${page}` : link} target="_blank" rel="noreferrer">
            {t(`texts.asked.${page}`)}
          </Anchor>
        ))}
      </div>
      <FailureNote error={error} />
      <Group gap="sm">
        <Button data-autofocus loading={isPending} onClick={() => mutate(versions)}>
          {t('texts.asked.agree')}
        </Button>
        <Button variant="default" onClick={later}>
          {t('texts.asked.later')}
        </Button>
        <LinkButton to="/security" search={{}} variant="subtle" color="gray" onClick={later}>
          {t('texts.asked.leave')}
        </LinkButton>
      </Group>
    </Dialog>
  );
}
