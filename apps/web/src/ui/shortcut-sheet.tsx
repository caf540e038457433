import { Kbd, Modal, Stack, Switch, Table } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shortcuts } from './use-shortcuts.ts';

interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly shortcuts: Shortcuts;
  readonly rows: readonly { readonly keys: readonly string[]; readonly words: string }[];
  readonly onClose: () => void;
}

/** The keys of a screen, and the switch for people whose tools use the same ones. */
export function ShortcutSheet({ isOpen, shortcuts, rows, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('shell.shortcuts.title')} centered radius="lg">
      <Stack gap="lg">
        <Table verticalSpacing="sm">
          <Table.Tbody>
            {rows.map(({ keys, words }) => (
              <Table.Tr key={words}>
                <Table.Td>
                  {keys.map((key) => (
                    <Fragment key={key}>
                      <Kbd>{key}</Kbd>{' '}
                    </Fragment>
                  ))}
                </Table.Td>
                <Table.Td>{words}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Switch
          size="md"
          label={t('shell.shortcuts.on')}
          checked={shortcuts.isOn}
          onChange={(event) => shortcuts.setOn(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
