/** Words of what all screens of a live game show. */
export const liveShared = {
  option: {
    right: 'Right answer',
    yours: 'Your answer',
    chosen_one: '{{count}} answer',
    chosen_other: '{{count}} answers',
  },
  time: {
    left: 'Time left',
    spoken: '{{seconds}} seconds left',
    over: 'The time is over',
  },
  board: {
    rank: 'Place',
    player: 'Player',
    team: 'Team',
    teamName: 'Team {{number}}',
    score: 'Points',
    you: 'You',
    yourTeam: 'Your team',
    climbed_one: 'up {{count}} place',
    climbed_other: 'up {{count}} places',
    fell_one: 'down {{count}} place',
    fell_other: 'down {{count}} places',
    morePlayers_one: 'and {{count}} more player',
    morePlayers_other: 'and {{count}} more players',
    moreTeams_one: 'and {{count}} more team',
    moreTeams_other: 'and {{count}} more teams',
  },
  none: {
    title: 'This game is not shown here',
    text: 'You have no part in this game, or it is there no more. A game is joined by its PIN.',
    games: 'To the games',
    mine: 'My games',
  },
  points_one: '{{points}} point',
  points_other: '{{points}} points',
} as const;
