import type { Catalogue } from '../catalogue.ts';

export const liveShared: Catalogue<'de'>['liveShared'] = {
  option: {
    right: 'Richtige Antwort',
    yours: 'Deine Antwort',
    chosen_one: '{{count}} Antwort',
    chosen_other: '{{count}} Antworten',
  },
  time: {
    left: 'Verbleibende Zeit',
    spoken: 'Noch {{seconds}} Sekunden',
    over: 'Die Zeit ist um',
  },
  board: {
    rank: 'Platz',
    player: 'Spieler',
    team: 'Team',
    teamName: 'Team {{number}}',
    score: 'Punkte',
    you: 'Du',
    yourTeam: 'Dein Team',
    climbed_one: '{{count}} Platz gewonnen',
    climbed_other: '{{count}} Plätze gewonnen',
    fell_one: '{{count}} Platz verloren',
    fell_other: '{{count}} Plätze verloren',
    morePlayers_one: 'und {{count}} weiterer Spieler',
    morePlayers_other: 'und {{count}} weitere Spieler',
    moreTeams_one: 'und {{count}} weiteres Team',
    moreTeams_other: 'und {{count}} weitere Teams',
  },
  none: {
    title: 'Dieses Spiel ist hier nicht zu sehen',
    text: 'Du bist bei diesem Spiel nicht dabei, oder es gibt es nicht mehr. Mitmachen kann man mit der PIN.',
    games: 'Zu den Spielen',
    mine: 'Meine Spiele',
  },
  points_one: '{{points}} Punkt',
  points_other: '{{points}} Punkte',
};
