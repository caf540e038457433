import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TypeEditorProps } from '../field-props.ts';
import { ListEditor, rowField } from '../list-editor.tsx';

const MOST = 20;
const gradings = ['all', 'neighbours'] as const;

/** Items in the right order; learners see them shuffled. */
export function OrderingEditor({ body, problemAt, onBody }: TypeEditorProps<'ordering'>) {
  const { t } = useTranslation();
  return (
    <>
      <ListEditor
        legend={t('editor.ordering.legend')}
        hint={t('editor.ordering.hint')}
        path="items"
        problemAt={problemAt}
        items={body.items}
        onItems={(items) => onBody({ ...body, items })}
        least={2}
        most={MOST}
        blank={() => ''}
        ofLine={(line) => line}
        addLabel={t('editor.ordering.add')}
        nameOf={(number) => t('editor.ordering.item', { number })}
      >
        {(item, { name, path, put }) => (
          <TextInput
            size="md"
            name={path}
            aria-label={name}
            placeholder={name}
            value={item}
            error={problemAt(path)}
            onChange={({ currentTarget: { value } }) => put(value)}
            {...rowField}
          />
        )}
      </ListEditor>
      <NativeSelect
        size="md"
        name="grading"
        label={t('editor.ordering.grading')}
        value={body.grading}
        data={gradings.map((value) => ({ value, label: t(`editor.ordering.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onBody({ ...body, grading: gradings.find((one) => one === value) ?? 'all' })
        }
      />
    </>
  );
}
