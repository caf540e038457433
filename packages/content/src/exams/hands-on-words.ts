import type { SampleExam } from '../sample-exam.ts';

export const handsOnWords: SampleExam['questions'] = [
  {
    externalId: 'hand-007',
    domainCode: '2',
    type: 'short',
    difficulty: 'easy',
    text: 'In a Linux shell you want to know which folder you are in. Which command prints it?',
    accepted: [{ text: 'pwd' }, { text: '$ pwd' }],
    explanation: '`pwd` stands for print working directory.',
    hint: { text: 'Three letters, and the first one stands for "print".', costPercent: 30 },
    tags: ['linux', 'commands'],
  },
  {
    externalId: 'hand-008',
    domainCode: '2',
    type: 'short',
    difficulty: 'medium',
    text: 'Which protocol does a computer use to find the MAC address that belongs to an IPv4 address in its own network?',
    accepted: [
      { text: 'ARP' },
      { text: 'Address Resolution Protocol' },
      {
        text: 'NDP',
        creditPercent: 25,
        feedback: 'Neighbor Discovery does the same work, but for IPv6.',
      },
    ],
    explanation:
      'The Address Resolution Protocol (ARP) asks everybody on the link who has the address, and the owner answers.',
    tags: ['arp'],
  },
  {
    externalId: 'hand-009',
    domainCode: '2',
    type: 'short',
    difficulty: 'easy',
    text: 'Everybody gets exactly the rights that their work needs, and no others. What is this principle called?',
    accepted: [
      { text: '*least*privilege*' },
      { text: '*gering*recht*' },
      { text: '*gering*privileg*' },
      { text: '*minimal*recht*' },
      { text: '*minimal*privileg*' },
      {
        text: 'need to know',
        creditPercent: 50,
        feedback: 'That is close: need to know is the same thought for information, not for all rights.',
      },
    ],
    explanation: 'This is the principle of least privilege. It keeps a mistake, or a stolen account, small.',
    tags: ['least-privilege'],
  },
  {
    externalId: 'hand-010',
    domainCode: '2',
    type: 'gaps',
    difficulty: 'easy',
    text: 'Unless somebody has changed it, a web server listens for HTTPS on TCP port [[1]] and an SSH server on TCP port [[2]]. DNS servers answer on port [[3]].',
    gaps: [
      {
        kind: 'typed',
        accepted: [
          { text: '443' },
          { text: '80', creditPercent: 25, feedback: 'Port 80 is for HTTP without encryption.' },
        ],
      },
      {
        kind: 'typed',
        accepted: [{ text: '22' }, { text: '23', creditPercent: 25, feedback: 'Port 23 belongs to Telnet.' }],
      },
      { kind: 'typed', accepted: [{ text: '53' }] },
    ],
    explanation: 'HTTPS: 443. SSH: 22. DNS: 53, over UDP and over TCP.',
    tags: ['ports'],
  },
  {
    externalId: 'hand-011',
    domainCode: '2',
    type: 'gaps',
    difficulty: 'medium',
    text: 'On Sunday a [[1]] backup is made, which copies everything. If each other night copies only what has changed since the night before, its backups are [[2]]. If each copies all that has changed since Sunday, they are [[3]].',
    gaps: [
      {
        kind: 'chosen',
        choices: [
          { text: 'full', isCorrect: true },
          {
            text: 'differential',
            isCorrect: false,
            feedback: 'A differential backup leaves out what has not changed.',
          },
          {
            text: 'incremental',
            isCorrect: false,
            feedback: 'An incremental backup leaves out what has not changed.',
          },
        ],
      },
      {
        kind: 'chosen',
        choices: [
          { text: 'full', isCorrect: false },
          {
            text: 'differential',
            isCorrect: false,
            feedback: 'A differential backup looks back to the last full one.',
          },
          { text: 'incremental', isCorrect: true },
        ],
      },
      {
        kind: 'chosen',
        choices: [
          { text: 'full', isCorrect: false },
          { text: 'differential', isCorrect: true },
          {
            text: 'incremental',
            isCorrect: false,
            feedback: 'An incremental backup looks back to the last one of any kind.',
          },
        ],
      },
    ],
    explanation:
      'Incremental backups are small, but a restore needs all of them in turn. Differential ones grow from day to day, but a restore needs only the full one and the newest.',
    tags: ['backup'],
  },
  {
    externalId: 'hand-012',
    domainCode: '2',
    type: 'gaps',
    difficulty: 'medium',
    text: 'On Linux the command `chmod` with the number [[1]] gives the owner of a script all rights, and lets everybody else read and execute it but not change it. For its group `ls -l` then shows the letters [[2]].',
    gaps: [
      { kind: 'typed', accepted: [{ text: '755' }, { text: '0755' }] },
      {
        kind: 'chosen',
        choices: [
          { text: '`rwx`', isCorrect: false, feedback: 'With `w` the group could change the script.' },
          { text: '`r-x`', isCorrect: true },
          { text: '`rw-`', isCorrect: false, feedback: 'This allows changes, but not to execute it.' },
          { text: '`r--`', isCorrect: false, feedback: 'This allows only to read it.' },
        ],
      },
    ],
    explanation:
      'Reading counts 4, writing 2 and executing 1. The owner has 4 + 2 + 1 = 7, the group and all others have 4 + 1 = 5, which is shown as `r-x`.',
    hint: { text: 'Reading counts 4, writing 2, executing 1.', costPercent: 20 },
    tags: ['linux', 'permissions'],
  },
];
