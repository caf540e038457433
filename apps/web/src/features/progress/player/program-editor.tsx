import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { Span } from '@studyhall/domain/progress/turtle/program';
import { type RefObject, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { editorTheme } from './editor-theme.ts';
import { type Mark, marks, rangeOf, setMark, setProblemLines } from './marks.ts';
import classes from './program-editor.module.css';
import { turtleLanguage } from './turtle-language.ts';

export interface EditorProblem extends Span {
  readonly message: string;
}

export interface EditorHandle {
  /** Puts another program in place of this one; it can be undone like typing. */
  replace(program: string): void;
  /** Puts the cursor at a place and the focus into the editor. */
  goTo(place: Span): void;
  focus(): void;
}

interface ProgramEditorProps {
  readonly handle: RefObject<EditorHandle | null>;
  readonly program: string;
  readonly label: string;
  readonly hint: string;
  readonly describedBy: string;
  readonly problems: readonly EditorProblem[];
  readonly mark: Mark | null;
  readonly onChange: (program: string) => void;
  readonly onRun: () => void;
  readonly onStep: () => void;
}

/** The editor of a program. Tab indents; after Escape it moves on, as everywhere else. */
export function ProgramEditor(props: ProgramEditorProps) {
  const { handle, program, label, hint, describedBy, problems, mark } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useEffectEvent(props.onChange);
  const run = useEffectEvent(props.onRun);
  const step = useEffectEvent(props.onStep);
  const create = useEffectEvent((parent: HTMLElement) => {
    const commands = [
      { key: 'Mod-Enter', run: () => did(run) },
      { key: 'Mod-.', run: () => did(step) },
      indentWithTab,
    ];
    return new EditorView({
      parent,
      state: EditorState.create({
        doc: program,
        extensions: [
          Prec.high(keymap.of(commands)),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          history(),
          lineNumbers(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          bracketMatching(),
          indentOnInput(),
          indentUnit.of('  '),
          placeholder(hint),
          turtleLanguage,
          editorTheme,
          marks,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': describedBy,
            autocapitalize: 'off',
            autocorrect: 'off',
            spellcheck: 'false',
            // It is focusable anyway; said aloud, so is what scrolls around a long program.
            tabindex: '0',
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change(update.state.doc.toString());
          }),
        ],
      }),
    });
  });

  useEffect(() => {
    if (place.current === null) return undefined;
    const created = create(place.current);
    view.current = created;
    return () => {
      created.destroy();
      view.current = null;
    };
  }, []);

  useImperativeHandle(handle, () => ({
    replace: (next) => {
      const { current } = view;
      current?.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: next } });
    },
    goTo: (where) => {
      const { current } = view;
      if (current === null) return;
      current.dispatch({
        selection: { anchor: rangeOf(current.state.doc, where).from },
        scrollIntoView: true,
      });
      current.focus();
    },
    focus: () => view.current?.focus(),
  }));

  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const found = problems.map((problem) => ({
      ...rangeOf(current.state.doc, problem),
      severity: 'error' as const,
      message: problem.message,
    }));
    current.dispatch(setDiagnostics(current.state, found));
    const starts = found.map(({ from }) => current.state.doc.lineAt(from).from);
    current.dispatch({ effects: setProblemLines.of(starts) });
  }, [problems]);

  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    current.dispatch({ effects: setMark.of(mark) });
    if (mark !== null) showLine(current, rangeOf(current.state.doc, mark).from);
  }, [mark]);

  return <div ref={place} className={classes['editor']} />;
}

/** Tells the editor that a key was meant for this. */
function did(command: () => void): true {
  command();
  return true;
}

/** Scrolls within the editor only: the page stays where the learner is looking. */
function showLine(view: EditorView, position: number): void {
  const { scrollDOM } = view;
  const { top, bottom } = view.lineBlockAt(position);
  if (top < scrollDOM.scrollTop) scrollDOM.scrollTop = top;
  else if (bottom > scrollDOM.scrollTop + scrollDOM.clientHeight)
    scrollDOM.scrollTop = bottom - scrollDOM.clientHeight;
}
