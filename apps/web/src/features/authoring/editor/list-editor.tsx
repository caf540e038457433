import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';
import type { ProblemAt } from './field-props.ts';
import { replaced } from './field-props.ts';

interface ListEditorProps<Item> {
  readonly legend: string;
  readonly hint?: string;
  /** Where the list stands in the path of a problem: `options`. */
  readonly path: string;
  readonly problemAt: ProblemAt;
  readonly items: readonly Item[];
  readonly onItems: (items: Item[]) => void;
  readonly least: number;
  readonly most: number;
  readonly blank: () => Item;
  /** A row made of a pasted line; without it a paste is a paste. */
  readonly ofLine?: (line: string, blank: Item) => Item;
  readonly addLabel: string;
  /** "Option 2", to be told from its neighbours. */
  readonly nameOf: (number: number) => string;
  readonly children: (item: Item, row: Row<Item>) => ReactNode;
}

export interface Row<Item> {
  readonly index: number;
  /** "Option 2". */
  readonly name: string;
  /** Of a field of the row: `options.1.text`. */
  readonly path: string;
  readonly put: (item: Item) => void;
}

/** Marks the field of a row in which Enter goes on to the next row and several pasted lines become several rows. */
export const rowField = { 'data-row-field': true } as const;
const isRowField = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset['rowField'] !== undefined;

/** Rows that are added, removed and moved, by buttons and by keys: Enter adds one, Alt with an arrow moves it. */
export function ListEditor<Item>(props: ListEditorProps<Item>) {
  const { legend, hint, path, problemAt, items, onItems, least, most, blank, ofLine, nameOf } = props;
  const { t } = useTranslation();
  const id = useId();
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  /** The row that has the focus once it is there. */
  const next = useRef<number | null>(null);
  useEffect(() => {
    if (next.current === null) return;
    const row = list.current?.children[next.current];
    row?.querySelector<HTMLElement>('[data-row-field], input, textarea, select')?.focus();
    next.current = null;
  });
  const change = (changed: Item[], focus: number, words = ''): void => {
    next.current = focus;
    setSaid(words);
    onItems(changed);
  };
  const addBehind = (index: number): void => {
    if (items.length < most)
      change([...items.slice(0, index + 1), blank(), ...items.slice(index + 1)], index + 1);
  };
  const remove = (index: number): void => {
    if (items.length > least)
      change(
        items.filter((_, place) => place !== index),
        Math.max(0, index - 1),
        t('editor.list.removed', { name: nameOf(index + 1) }),
      );
  };
  const move = (index: number, by: -1 | 1): void => {
    const [item, other] = [items[index], items[index + by]];
    if (item === undefined || other === undefined) return;
    const moved = replaced(replaced(items, index, other), index + by, item);
    change(moved, index + by, t('editor.list.moved', { place: index + by + 1, total: items.length }));
  };
  const press = (event: KeyboardEvent, index: number): void => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target, nativeEvent } = event;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      move(index, key === 'ArrowUp' ? -1 : 1);
      return;
    }
    const isPlain = !(altKey || ctrlKey || metaKey || shiftKey || nativeEvent.isComposing);
    if (key !== 'Enter' || !isPlain || !isRowField(target)) return;
    event.preventDefault();
    if (index < items.length - 1) focusRow(list.current, index + 1);
    else addBehind(index);
  };
  const paste = (event: ClipboardEvent, index: number): void => {
    const lines = event.clipboardData
      .getData('text')
      .split(/\r?\n/)
      .map((line) => line.trim());
    const texts = lines.filter((line) => line !== '');
    if (ofLine === undefined || texts.length < 2 || !isRowField(event.target)) return;
    event.preventDefault();
    const pasted = texts.map((text, at) => ofLine(text, items[index + at] ?? blank()));
    const together = [...items.slice(0, index), ...pasted, ...items.slice(index + texts.length)];
    change(together.slice(0, most), Math.min(most, index + texts.length) - 1);
  };
  const problem = problemAt(path);
  return (
    <fieldset className={classes['list']} aria-describedby={`${id}-hint`}>
      <legend>{legend}</legend>
      <p id={`${id}-hint`} className={classes['soft']}>
        {hint}
      </p>
      {problem !== undefined && (
        <p className={classes['problem']} data-path={path}>
          {problem}
        </p>
      )}
      <ol ref={list} className={classes['rows']}>
        {items.map((item, index) => (
          <li
            key={index}
            className={classes['row']}
            onKeyDown={(event) => press(event, index)}
            onPaste={(event) => paste(event, index)}
          >
            <div className={classes['rowFields']}>
              {props.children(item, {
                index,
                name: nameOf(index + 1),
                path: `${path}.${index}`,
                put: (changed) => onItems(replaced(items, index, changed)),
              })}
            </div>
            <RowButtons
              name={nameOf(index + 1)}
              isFirst={index === 0}
              isLast={index === items.length - 1}
              isKept={items.length <= least}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      {items.length < most && (
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => addBehind(items.length - 1)}
        >
          {props.addLabel}
        </Button>
      )}
      <p className={classes['spoken']} role="status">
        {said}
      </p>
    </fieldset>
  );
}

function focusRow(list: HTMLOListElement | null, index: number): void {
  list?.children[index]?.querySelector<HTMLElement>('[data-row-field]')?.focus();
}

interface RowButtonsProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether there are as few rows as there may be. */
  readonly isKept: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function RowButtons({ name, isFirst, isLast, isKept, onMove, onRemove }: RowButtonsProps) {
  const { t } = useTranslation();
  const common = { variant: 'default', size: 44 } as const;
  return (
    <div className={classes['rowButtons']}>
      <ActionIcon
        {...common}
        aria-label={t('editor.list.up', { name })}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...common}
        aria-label={t('editor.list.down', { name })}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...common}
        aria-label={t('editor.list.remove', { name })}
        disabled={isKept}
        onClick={onRemove}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
