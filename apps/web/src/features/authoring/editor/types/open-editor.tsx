import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TypeEditorProps } from '../field-props.ts';

/** What a full answer says, and what earns which part of the mark. */
export function OpenEditor({ body, problemAt, onBody }: TypeEditorProps<'open'>) {
  const { t } = useTranslation();
  return (['modelAnswer', 'points'] as const).map((field) => (
    <Textarea
      key={field}
      size="md"
      autosize
      minRows={3}
      name={field}
      label={t(`editor.open.${field}`)}
      description={t(`editor.open.${field}Hint`)}
      value={body[field]}
      error={problemAt(field)}
      onChange={({ currentTarget: { value } }) => onBody({ ...body, [field]: value })}
    />
  ));
}
