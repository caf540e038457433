import { Alert } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';

interface HiddenNoteProps {
  readonly hidden: NonNullable<RouterOutputs['auth']['me']>['hidden'];
}

/** What administrators have hidden from others, and what can be done about it. */
export function HiddenNote({ hidden }: HiddenNoteProps) {
  const { t } = useTranslation();
  return hidden.map((thing) => (
    <Alert key={thing} color="lamp">
      {t(`reports.hidden.${thing}`)}
    </Alert>
  ));
}
