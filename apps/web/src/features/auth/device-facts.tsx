import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { scopeKeys } from '../../kernel/scope-keys.ts';
import { useViewer } from '../../kernel/session.ts';
import { momentText } from '../../ui/dates.ts';
import classes from './device-facts.module.css';

/** A device whose code was typed. */
export type WaitingDevice = RouterOutputs['auth']['claimDevice'];

/** Who asks, from where, since when, and for what: what somebody needs to know it by. */
export function DeviceFacts({ device }: { readonly device: WaitingDevice }) {
  const { t, i18n } = useTranslation();
  const { timeZone, displayName } = useViewer();
  const { userCode, deviceName, network, createdAt, scopes } = device;
  return (
    <dl className={classes.facts}>
      <dt>{t('auth.device.code')}</dt>
      <dd className={classes.code}>{userCode}</dd>
      <dt>{t('auth.device.account')}</dt>
      <dd>{displayName}</dd>
      <dt>{t('auth.device.name')}</dt>
      <dd>{deviceName}</dd>
      <dt>{t('auth.device.network')}</dt>
      <dd>{network === '' ? t('auth.device.unknownNetwork') : network}</dd>
      <dt>{t('auth.device.since')}</dt>
      <dd>{momentText(createdAt, i18n.language, timeZone)}</dd>
      <dt>{t('auth.device.may')}</dt>
      <dd>
        {scopes === null ? (
          t('auth.device.everything')
        ) : (
          <ul className={classes.scopes}>
            {scopes.map((scope) => (
              <li key={scope}>{t(`security.scopes.${scopeKeys[scope]}`)}</li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}
