import { type Holder, holds } from '@studyhall/domain/auth/rights';
import {
  IconAward,
  IconBooks,
  IconBuildingCommunity,
  IconCertificate,
  IconChartBar,
  IconCoins,
  IconDeviceGamepad2,
  IconFlag,
  IconHeartbeat,
  IconHistory,
  IconHome2,
  IconMail,
  IconMap2,
  IconMoodSmile,
  IconShieldLock,
  IconTrophy,
  IconUser,
  IconUsers,
  IconWriting,
} from '@tabler/icons-react';

/** Where the navigation leads. The first four stand in the bar of a phone, the rest behind "More". */
export const mainPlaces = [
  { to: '/home', name: 'home', Icon: IconHome2 },
  { to: '/courses', name: 'courses', Icon: IconMap2 },
  { to: '/exams', name: 'exams', Icon: IconBooks },
  { to: '/leaderboard', name: 'leaderboard', Icon: IconTrophy },
] as const;

export const morePlaces = [
  { to: '/games', name: 'games', Icon: IconDeviceGamepad2 },
  { to: '/achievements', name: 'achievements', Icon: IconAward },
  { to: '/avatars', name: 'avatars', Icon: IconMoodSmile },
  { to: '/certificates', name: 'certificates', Icon: IconCertificate },
  { to: '/history', name: 'history', Icon: IconHistory },
  { to: '/store', name: 'store', Icon: IconCoins },
] as const;

export const accountPlaces = [
  { to: '/profile', name: 'profile', Icon: IconUser },
  { to: '/security', name: 'security', Icon: IconShieldLock },
] as const;

const adminPlaces = [
  { to: '/admin/users', name: 'users', Icon: IconUsers, right: 'support' },
  { to: '/admin/bank', name: 'bank', Icon: IconWriting, right: 'author' },
  { to: '/admin/statistics', name: 'statistics', Icon: IconChartBar, right: 'author' },
  { to: '/admin/moderation', name: 'moderation', Icon: IconFlag, right: null },
  { to: '/admin/site', name: 'site', Icon: IconBuildingCommunity, right: null },
  { to: '/admin/operations', name: 'operations', Icon: IconHeartbeat, right: null },
  { to: '/admin/mailbox', name: 'mailbox', Icon: IconMail, right: null },
] as const;

/** What administrators and holders of rights may open, each of them what is theirs. */
export function adminPlacesOf(viewer: Holder): readonly (typeof adminPlaces)[number][] {
  return adminPlaces.filter(({ right }) => (right === null ? viewer.role === 'admin' : holds(viewer, right)));
}

export type Place =
  | (typeof mainPlaces)[number]
  | (typeof morePlaces)[number]
  | (typeof accountPlaces)[number]
  | (typeof adminPlaces)[number];
