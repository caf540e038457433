import type { TypeEditorProps } from '../field-props.ts';
import { AcceptedFields } from './accepted-fields.tsx';

export function ShortEditor({ body, problemAt, onBody }: TypeEditorProps<'short'>) {
  return <AcceptedFields body={body} within="" problemAt={problemAt} onBody={onBody} />;
}
