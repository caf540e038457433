import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { IconCheck, IconLock } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './avatars-screen.module.css';

type Avatar = RouterOutputs['gamification']['avatars'][number];

/** Every avatar: those to wear, and what unlocks the others. */
export function AvatarsScreen() {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.gamification.avatars.queryOptions());
  const equip = useEquip(data ?? []);
  const unlocked = data?.filter(({ isUnlocked }) => isUnlocked).length ?? 0;
  return (
    <Page
      title={t('gamification.avatars.title')}
      lead={data && t('gamification.avatars.lead', { unlocked, total: data.length })}
    >
      <FailureNote error={error ?? equip.error} />
      {data === undefined && error === null && <Skeleton height={400} radius="lg" />}
      <ul className={classes['grid']}>
        {data?.map((avatar) => (
          <Tile key={avatar.slug} avatar={avatar} onWear={() => equip.mutate({ slug: avatar.slug })} />
        ))}
      </ul>
    </Page>
  );
}

function Tile({ avatar, onWear }: { readonly avatar: Avatar; readonly onWear: () => void }) {
  const { t } = useTranslation();
  const { name, description, lang, imageUrl, rarity, isUnlocked, isEquipped, requiredAchievement } = avatar;
  return (
    <li className={classes['tile']} data-rarity={rarity} data-locked={!isUnlocked}>
      <img src={imageUrl} alt="" width={112} height={112} className={classes['image']} />
      <p className={classes['rarity']}>{t(`gamification.avatars.rarity.${rarity}`)}</p>
      <h2 className={classes['name']} lang={lang ?? undefined}>
        {name}
      </h2>
      <p className={classes['text']} lang={lang ?? undefined}>
        {description}
      </p>
      {isEquipped && (
        <p className={classes['worn']}>
          <IconCheck size={18} aria-hidden /> {t('gamification.avatars.worn')}
        </p>
      )}
      {isUnlocked && !isEquipped && (
        <Button
          variant="light"
          size="md"
          onClick={onWear}
          aria-label={`${t('gamification.avatars.wear')}: ${name}`}
        >
          {t('gamification.avatars.wear')}
        </Button>
      )}
      {!isUnlocked && (
        <p className={classes['locked']}>
          <IconLock size={16} aria-hidden />{' '}
          {requiredAchievement === null
            ? t('gamification.avatars.lockedSecretly')
            : t('gamification.avatars.locked', { achievement: requiredAchievement })}
        </p>
      )}
    </li>
  );
}

/** Wears an avatar at once; the one before is a click away. */
function useEquip(avatars: readonly Avatar[]) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const before = avatars.find(({ isEquipped }) => isEquipped);
  const equip = useMutation(
    trpc.gamification.equipAvatar.mutationOptions({
      onSuccess: async ({ slug }) => {
        for (const key of [trpc.gamification.pathKey(), trpc.home.pathKey(), trpc.auth.pathKey()]) {
          void queryClient.invalidateQueries({ queryKey: key });
        }
        const id = notifications.show({
          message: (
            <span className={classes['notice']}>
              {t('gamification.avatars.changed', {
                name: avatars.find((one) => one.slug === slug)?.name ?? slug,
              })}
              {before !== undefined && before.slug !== slug && (
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => {
                    notifications.hide(id);
                    equip.mutate({ slug: before.slug });
                  }}
                >
                  {t('shell.actions.undo')}
                </Button>
              )}
            </span>
          ),
        });
      },
    }),
  );
  return equip;
}
