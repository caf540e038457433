import { Badge } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { useMoments } from './moment.tsx';
import classes from './operations.module.css';

type Line = RouterOutputs['admin']['listAudit']['items'][number];

const states = { begun: 'waiting', ok: 'good', refused: 'waiting', failed: 'bad' } as const;

export function AuditRow({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const { at: momentOf } = useMoments();
  const { at, actor, actorName, action, outcome, targetKind, targetId, targetName } = line;
  const who = actor === 'system' ? t('operations.audit.system') : (actorName ?? actor);
  const target = targetName ?? targetId ?? targetKind;
  return (
    <li className={classes.line}>
      <p className={classes.name}>
        <span>{who}</span>
        <code>{action}</code>
        {target !== null && <span>{t('operations.audit.on', { target })}</span>}
        <Badge className={classes.badge ?? ''} data-state={states[outcome]}>
          {t(`operations.audit.outcomes.${outcome}`)}
        </Badge>
      </p>
      <p className={classes.soft}>
        <time dateTime={at.toISOString()}>{momentOf(at)}</time>
        {' · '}
        {line.position === null
          ? t('operations.audit.unchained')
          : t('operations.audit.line', { position: line.position })}
      </p>
      <LineDetail line={line} />
    </li>
  );
}

function LineDetail({ line: { detail, requestId } }: { readonly line: Line }) {
  const { t } = useTranslation();
  const entries = Object.entries(detail);
  if (entries.length === 0 && requestId === null) return null;
  return (
    <details className={classes.details}>
      <summary>{t('operations.audit.detail')}</summary>
      <dl className={classes.detail}>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        {requestId !== null && (
          <div>
            <dt>{t('operations.audit.request')}</dt>
            <dd>{requestId}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}
