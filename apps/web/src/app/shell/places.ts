import {
  IconAward,
  IconBooks,
  IconBuildingCommunity,
  IconCertificate,
  IconCoins,
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
} from '@tabler/icons-react';

/** Where the navigation leads. The first four stand in the bar of a phone, the rest behind "More". */
export const mainPlaces = [
  { to: '/home', name: 'home', Icon: IconHome2 },
  { to: '/courses', name: 'courses', Icon: IconMap2 },
  { to: '/exams', name: 'exams', Icon: IconBooks },
  { to: '/leaderboard', name: 'leaderboard', Icon: IconTrophy },
] as const;

export const morePlaces = [
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

export const adminPlaces = [
  { to: '/admin/users', name: 'users', Icon: IconUsers },
  { to: '/admin/site', name: 'site', Icon: IconBuildingCommunity },
  { to: '/admin/operations', name: 'operations', Icon: IconHeartbeat },
  { to: '/admin/mailbox', name: 'mailbox', Icon: IconMail },
] as const;

export type Place =
  | (typeof mainPlaces)[number]
  | (typeof morePlaces)[number]
  | (typeof accountPlaces)[number]
  | (typeof adminPlaces)[number];
