import { Button } from '@mantine/core';
import { DELETION_DAYS } from '@studyhall/domain/auth/deletion';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DeletionForm } from './deletion-form.tsx';
import devices from './devices-card.module.css';

/** The way out, at the end of the page. What it means is said before anything happens. */
export function DeletionCard() {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card>
      <CardTitle>{t('security.deletion.title')}</CardTitle>
      <p className={devices.lead}>
        {isGuest ? t('security.deletion.guestLead') : t('security.deletion.lead', { days: DELETION_DAYS })}
      </p>
      <Button mt="md" variant="light" color="red" onClick={() => setIsOpen(true)}>
        {t('security.deletion.open')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={t('security.deletion.title')}>
        <DeletionForm onCancel={() => setIsOpen(false)} />
      </Dialog>
    </Card>
  );
}
