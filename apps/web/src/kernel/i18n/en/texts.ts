/** Words around imprint, privacy and terms. */
export const texts = {
  elsewhere: 'This page is kept elsewhere:',
  version: 'Version {{version}} of {{day}}',
  asked: {
    title: 'Privacy and terms',
    lead: 'You have not agreed to these pages as they stand today. Please read them, and say whether you do. Whatever you choose, you can go on to take your data along or delete your account.',
    privacy: 'Read the privacy page',
    terms: 'Read the terms',
    agree: 'I agree',
    later: 'Not now',
    leave: 'My data and my account',
  },
  edit: {
    title: 'Imprint, privacy and terms',
    lead: 'Linked from every page. Where the settings below have an address, that is linked instead.',
    sample: 'This is the sample that an installation begins with. It is no legal advice.',
    open: 'Still to be filled in',
    markdown: 'Markdown. What stands in square brackets counts as not filled in.',
    asksAgain: 'Ask everybody to agree once more',
    asksAgainHint: 'Whoever is signed in is asked once. For more than a corrected mistake.',
    publish: 'Publish',
    published: 'Published as a new version.',
    unfit: '1 to 50,000 characters.',
    former: 'Earlier versions',
  },
} as const;
