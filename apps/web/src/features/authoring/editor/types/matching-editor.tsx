import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import type { TypeEditorProps } from '../field-props.ts';
import { ListEditor, rowField } from '../list-editor.tsx';

const MOST_PAIRS = 20;
const MOST_EXTRA = 10;

/** Prompts with their matches, and matches of none to choose from as well. */
export function MatchingEditor({ body, problemAt, onBody }: TypeEditorProps<'matching'>) {
  const { t } = useTranslation();
  return (
    <>
      <ListEditor
        legend={t('editor.matching.legend')}
        hint={t('editor.matching.hint')}
        path="pairs"
        problemAt={problemAt}
        items={body.pairs}
        onItems={(pairs) => onBody({ ...body, pairs })}
        least={2}
        most={MOST_PAIRS}
        blank={() => ({ prompt: '', match: '' })}
        ofLine={pairOf}
        addLabel={t('editor.matching.add')}
        nameOf={(number) => t('editor.matching.pair', { number })}
      >
        {(pair, { index, path, put }) => (
          <div className={classes['pair']}>
            {(['prompt', 'match'] as const).map((side) => {
              const label = t(`editor.matching.${side}`, { number: index + 1 });
              return (
                <TextInput
                  key={side}
                  size="md"
                  name={`${path}.${side}`}
                  aria-label={label}
                  placeholder={label}
                  value={pair[side]}
                  error={problemAt(`${path}.${side}`)}
                  onChange={({ currentTarget: { value } }) => put({ ...pair, [side]: value })}
                  {...(side === 'prompt' && rowField)}
                />
              );
            })}
          </div>
        )}
      </ListEditor>
      <ListEditor
        legend={t('editor.matching.extra')}
        hint={t('editor.matching.extraHint')}
        path="extraMatches"
        problemAt={problemAt}
        items={body.extraMatches}
        onItems={(extraMatches) => onBody({ ...body, extraMatches })}
        least={0}
        most={MOST_EXTRA}
        blank={() => ''}
        ofLine={(line) => line}
        addLabel={t('editor.matching.addExtra')}
        nameOf={(number) => t('editor.matching.extraNumber', { number })}
      >
        {(match, { name, path, put }) => (
          <TextInput
            size="md"
            name={path}
            aria-label={name}
            placeholder={name}
            value={match}
            error={problemAt(path)}
            onChange={({ currentTarget: { value } }) => put(value)}
            {...rowField}
          />
        )}
      </ListEditor>
    </>
  );
}

/** Two cells of a spreadsheet come with a tab between them. */
function pairOf(line: string, pair: { prompt: string; match: string }) {
  const [prompt = '', match = pair.match] = line.split('\t');
  return { prompt, match };
}
