export const landing = {
  pageTitle: 'Learn a little every day',
  title: 'A little every day.\nReady on exam day.',
  lead: 'Short quizzes that explain every answer, courses to play, a fair exam clock, and a streak that keeps you coming back. Start now, decide later.',
  startAsGuest: 'Start as guest',
  starting: 'Opening the door …',
  createAccount: 'Create an account',
  logIn: 'Log in',
  promise: 'No e-mail needed. Register whenever you like, nothing is lost.',
  heroAlt: 'A warmly lit study hall at dusk, a winding path leading to its open door',
  tryTitle: 'Try one right here',
  tryHint: 'Pick an answer. You will see why.',
  tryQuestion: 'Which port does HTTPS use by default?',
  tryOptions: {
    a: { text: '80', why: 'Port 80 is plain HTTP, without encryption.' },
    b: { text: '443', why: 'Yes. HTTPS is HTTP inside TLS, and TLS web traffic listens on 443.' },
    c: { text: '22', why: 'Port 22 belongs to SSH, the secure shell.' },
    d: { text: '3389', why: 'Port 3389 is the Remote Desktop Protocol.' },
  },
  tryRight: 'Right. That is how every question here works.',
  tryWrong: 'Not this one, and now you know why. That is how every question here works.',
  features: {
    title: 'Made for the way people really learn',
    explain: {
      title: 'Every answer explains itself',
      text: 'Not only the right one: you read why each of the others is wrong, while the question is still fresh.',
    },
    exam: {
      title: 'A fair rehearsal',
      text: 'Exam mode has the clock of the real thing. It survives a reload, a dead battery, even a change of device.',
    },
    streak: {
      title: 'A habit, not a sprint',
      text: 'XP, levels, 27 achievements and a gentle streak in your own time zone. Ten minutes count.',
    },
    keys: {
      title: 'Hands on the keyboard',
      text: 'Answer with a number, go on with Enter, mark with M. On the phone everything is within reach of a thumb.',
    },
  },
  closing: { title: 'Your desk is free.', text: 'Ten seconds from here to your first question.' },
  footer: 'Studyhall is open to everybody and hosted by the people who run this site.',
} as const;
