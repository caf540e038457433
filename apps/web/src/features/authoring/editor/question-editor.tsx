import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { ImageSizes } from '../../../ui/image-sizes.tsx';
import { MoreQuestionFields, PlaceFields, TextFields } from './common-fields.tsx';
import classes from './editor.module.css';
import { ChooseImage } from './images/choose-image.tsx';
import { ImageDialog } from './images/image-dialog.tsx';
import dropping from './images/images.module.css';
import { useImages } from './images/use-images.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { localDraftStore } from './local-draft.ts';
import { Preview } from './preview.tsx';
import { focusField, ProblemList } from './problem-list.tsx';
import { type FieldProblem, problemsIn } from './problems.ts';
import type { QuestionForm } from './question-form.ts';
import { SimilarNote } from './similar-note.tsx';
import { TypeFields } from './types/type-fields.tsx';
import { useQuestionEditor } from './use-question-editor.ts';

export type Editing = ReturnType<typeof useQuestionEditor>;

interface QuestionEditorProps {
  readonly examCode: string;
  /** Null for a question that is not stored yet. */
  readonly questionId: string | null;
  readonly stored: QuestionForm;
  readonly version: number;
  /** Why it was not saved, and which field the server named. */
  readonly error: unknown;
  readonly refused: FieldProblem | null;
  readonly onMend: () => void;
  /** What saves it: only what is fit is sent. The first is what Ctrl and Enter do. */
  readonly ways: readonly { readonly label: string; readonly save: (editing: Editing) => void }[];
  readonly isPending: boolean;
  /** What else on the page can be left unsaved. */
  readonly beside?: { readonly isChanged: boolean; readonly onDiscard: () => void };
  /** What else there is to do, and to say. */
  readonly children?: (editing: Editing) => ReactNode;
}

/** A question in its fields, with what learners will see of it beside them. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { examCode, questionId, stored, version, ways } = props;
  const { t } = useTranslation();
  const { userId } = useViewer();
  const drafts = useMemo(
    () => localDraftStore({ storage: localStorage, userId, examCode, questionId }),
    [userId, examCode, questionId],
  );
  const editing = useQuestionEditor({ stored, version, drafts });
  const { form, isChanged } = editing;
  const write = (next: QuestionForm): void => {
    // What the server would not have was said of what stood there before.
    if (props.refused !== null) props.onMend();
    editing.write(next);
  };
  const images = useImages(() => form.textFormat === 'plain' && write({ ...form, textFormat: 'markdown' }));
  const domains = useQuery(trpc.quizzes.listDomains.queryOptions({ examCode }));
  const [isAsked, setIsAsked] = useState(false);
  const { problems, problemAt, wordsOf } = useProblems({ form, isAsked, refused: props.refused });
  const send = (save: (editing: Editing) => void): void => {
    const [first] = problemsIn(form);
    setIsAsked(first !== undefined);
    if (first === undefined) save(editing);
    else requestAnimationFrame(() => focusField(first.path));
  };
  const press = (event: KeyboardEvent): void => {
    const [way] = ways;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || way === undefined) return;
    event.preventDefault();
    send(way.save);
  };
  const fields = { form, problemAt, onForm: write };
  return (
    <div className={classes['columns']}>
      <form
        noValidate
        ref={images.form}
        className={images.isDropping ? dropping['dropping'] : undefined}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={press}
        {...images.handlers}
      >
        <div className={classes['stack']}>
          <Restored editing={editing} stored={stored} version={version} />
          <Card className={classes['stack']}>
            <PlaceFields {...fields} domains={domains.data ?? []} />
            <TextFields {...fields} />
            <ChooseImage onFiles={images.choose} />
            <SimilarNote examCode={examCode} questionId={questionId} text={form.text} />
            <TypeFields
              type={form.type}
              body={form.bodies[form.type]}
              problemAt={problemAt}
              onBody={(body) => write({ ...form, bodies: { ...form.bodies, [form.type]: body } })}
            />
            <MoreQuestionFields {...fields} />
          </Card>
          <ProblemList problems={problems} wordsOf={wordsOf} />
          <FailureNote error={props.refused === null ? props.error : null} />
          {props.children?.(editing)}
          <div className={classes['actions']}>
            {ways.map(({ label, save }, index) => (
              <Button
                key={label}
                size="md"
                variant={index === 0 ? 'filled' : 'default'}
                loading={props.isPending}
                onClick={({ detail }) => detail < 2 && send(save)}
              >
                {label}
              </Button>
            ))}
            <p role="status" className={classes['soft']}>
              {isChanged && t('editor.unsaved')}
            </p>
          </div>
          <p className={classes['soft']}>{t('editor.keys')}</p>
        </div>
      </form>
      <ImageDialog
        file={images.file}
        isPlain={form.textFormat === 'plain'}
        onInsert={images.insert}
        onClose={images.close}
      />
      <ImageSizes images={images.images}>
        <Preview form={form} />
      </ImageSizes>
      <LeaveGuard
        isChanged={isChanged || props.beside?.isChanged === true}
        onDiscard={() => {
          drafts.drop();
          props.beside?.onDiscard();
        }}
      />
    </div>
  );
}

interface Checking {
  readonly form: QuestionForm;
  /** Nobody is told of what is missing before they say that they are done. */
  readonly isAsked: boolean;
  readonly refused: FieldProblem | null;
}

function useProblems({ form, isAsked, refused }: Checking) {
  const { t } = useTranslation();
  const problems = useMemo(
    () => [...(isAsked ? problemsIn(form) : []), ...(refused === null ? [] : [refused])],
    [form, isAsked, refused],
  );
  const wordsOf = ({ kind, values }: FieldProblem): string => t(`editor.problems.${kind}`, { ...values });
  const problemAt = (path: string): string | undefined => {
    const problem = problems.find((one) => one.path === path);
    return problem === undefined ? undefined : wordsOf(problem);
  };
  return { problems, problemAt, wordsOf };
}

interface RestoredProps {
  readonly editing: Editing;
  readonly stored: QuestionForm;
  readonly version: number;
}

/** What was found on the device says so, and can be thrown away. */
function Restored({ editing: { restored, settle }, stored, version }: RestoredProps) {
  const { t, i18n } = useTranslation();
  if (restored === null) return null;
  return (
    <Alert color="lamp" title={t('editor.restored.title')}>
      <p>{t('editor.restored.text', { when: momentText(new Date(restored.at), i18n.language) })}</p>
      <Button mt="sm" variant="default" onClick={() => settle(stored, version)}>
        {t('editor.restored.discard')}
      </Button>
    </Alert>
  );
}
