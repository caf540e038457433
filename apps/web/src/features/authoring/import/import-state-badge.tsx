import { useTranslation } from 'react-i18next';
import bank from '../bank/bank.module.css';
import type { Imported } from './import-outcome.tsx';

type Stated = Pick<Imported, 'state' | 'isDryRun' | 'undoneAt' | 'publishedAt' | 'counts'>;

/** Where an import stands: in words, not by colour alone. */
export function ImportStateBadge({ imported }: { readonly imported: Stated }) {
  const { t } = useTranslation();
  const state = stateOf(imported);
  return (
    <span className={bank['badge']} data-status={state === 'done' ? 'published' : undefined}>
      {t(`imports.states.${state}`)}
    </span>
  );
}

function stateOf({ state, isDryRun, undoneAt, publishedAt, counts }: Stated) {
  if (state !== 'done') return state;
  if (isDryRun) return 'rehearsed';
  if (undoneAt !== null) return 'takenBack';
  return publishedAt === null && counts.new > 0 ? 'drafts' : 'done';
}
