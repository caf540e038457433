/** Words of what people report of others, and what administrators decide. */
export const reports = {
  report: {
    column: 'Report',
    open: 'Report {{name}}',
    title: 'Report {{name}}',
    lead: 'Whoever runs this site looks at it. {{name}} does not learn who reported.',
    thing: 'What is unfit?',
    things: { name: 'The name', picture: 'The picture' },
    reason: 'Why?',
    reasonHint: 'Up to {{max}} characters.',
    reasonMissing: 'Please say why, in up to {{max}} characters.',
    send: 'Send the report',
    cancel: 'Cancel',
    sent: 'Thank you. Somebody will look at it.',
  },
  hidden: {
    name: 'An administrator has hidden your name: others see a neutral one. Choose another one below, and they see that at once.',
    picture:
      'An administrator has hidden your picture: others see your avatar. Send another one, and they see that at once.',
  },
  queue: {
    title: 'Reports',
    lead: 'Names and pictures that learners find unfit. What you hide, nobody else sees; its owner is told and can choose another one.',
    states: { open: 'Waiting', hidden: 'Hidden', dismissed: 'Let be' },
    choose: 'Which reports',
    name: 'Name',
    picture: 'Picture',
    pictureOf: 'The reported picture of {{name}}',
    gone: 'The account has another one by now.',
    count_one: '{{count}} report',
    count_other: '{{count}} reports',
    said: '{{reporter}}, {{moment}}',
    nobody: 'Who reported this is not known any more.',
    decided: {
      hidden: 'Hidden by {{name}}, {{moment}}',
      dismissed: 'Let be by {{name}}, {{moment}}',
    },
    hide: 'Hide',
    dismiss: 'Let it be',
    restore: 'Show again',
    done: {
      hidden: 'Hidden: others no longer see it.',
      dismissed: 'Everybody sees it.',
    },
    empty: { open: 'Nothing waits', hidden: 'Nothing is hidden', dismissed: 'Nothing was let be' },
    emptyText: 'Learners report names and pictures on the boards.',
  },
};
