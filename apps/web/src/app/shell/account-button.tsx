import { Menu } from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Portrait } from '../../ui/portrait.tsx';
import { useViewer } from '../session.ts';
import classes from './account-button.module.css';
import { LogOut } from './log-out.tsx';
import { accountPlaces } from './places.ts';

export function AccountButton() {
  const { t } = useTranslation();
  const { displayName, avatarUrl, email, pendingEmail } = useViewer();
  return (
    <LogOut>
      {(logOut) => (
        <Menu position="top-start" width="target" radius="md" shadow="md">
          <Menu.Target>
            <button
              type="button"
              className={classes.button}
              aria-label={`${t('shell.nav.account')}: ${displayName}`}
            >
              <Portrait url={avatarUrl} size={40} />
              <span className={classes.words}>
                <span className={classes.name}>{displayName}</span>
                <span className={classes.address}>{email ?? pendingEmail}</span>
              </span>
              <IconSelector size={18} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {accountPlaces.map(({ to, name, Icon }) => (
              <Menu.Item
                key={to}
                renderRoot={(props) => <Link to={to} {...props} />}
                leftSection={<Icon size={18} aria-hidden />}
              >
                {t(`shell.nav.${name}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={logOut}>
              {t('shell.nav.logOut')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </LogOut>
  );
}
