import { Kbd, Modal, Stack, Switch, Table } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly shortcuts: { readonly isOn: boolean; setOn(isOn: boolean): void };
  readonly onClose: () => void;
}

const ROWS = [
  { keys: ['1–9', 'A–J'], words: 'quizzes.runner.keys.choose' },
  { keys: ['Enter'], words: 'quizzes.runner.keys.go' },
  { keys: ['N', '→', 'P', '←'], words: 'quizzes.runner.keys.move' },
  { keys: ['M'], words: 'quizzes.runner.keys.mark' },
  { keys: ['?'], words: 'quizzes.runner.keys.help' },
] as const;

/** The keys of the runner, and the switch for people whose tools use the same ones. */
export function ShortcutSheet({ isOpen, shortcuts, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('quizzes.runner.shortcuts')} centered radius="lg">
      <Stack gap="lg">
        <Table verticalSpacing="sm">
          <Table.Tbody>
            {ROWS.map(({ keys, words }) => (
              <Table.Tr key={words}>
                <Table.Td>
                  {keys.map((key) => (
                    <Fragment key={key}>
                      <Kbd>{key}</Kbd>{' '}
                    </Fragment>
                  ))}
                </Table.Td>
                <Table.Td>{t(words)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Switch
          size="md"
          label={t('quizzes.runner.shortcutsOn')}
          checked={shortcuts.isOn}
          onChange={(event) => shortcuts.setOn(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
