import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import type { ComponentType } from 'react';
import type { TypeEditorProps } from '../field-props.ts';
import { ChoiceEditor } from './choice-editor.tsx';
import { GapsEditor } from './gaps-editor.tsx';
import { MatchingEditor } from './matching-editor.tsx';
import { NumericEditor } from './numeric-editor.tsx';
import { OpenEditor } from './open-editor.tsx';
import { OrderingEditor } from './ordering-editor.tsx';
import { ShortEditor } from './short-editor.tsx';

/** What each type is written in. */
const editors: { readonly [Type in QuestionType]: ComponentType<TypeEditorProps<Type>> } = {
  single: ChoiceEditor,
  multiple: ChoiceEditor,
  'true-false': ChoiceEditor,
  short: ShortEditor,
  numeric: NumericEditor,
  matching: MatchingEditor,
  ordering: OrderingEditor,
  gaps: GapsEditor,
  open: OpenEditor,
};

/** The fields of a type, whatever it is; what is written in them has to be of that type. */
export function TypeFields(props: TypeEditorProps<QuestionType>) {
  const Editor = editors[props.type] as ComponentType<TypeEditorProps<QuestionType>>;
  return <Editor key={props.type} {...props} />;
}
