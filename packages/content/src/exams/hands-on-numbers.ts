import type { SampleExam } from '../sample-exam.ts';

export const handsOnNumbers: SampleExam['questions'] = [
  {
    externalId: 'hand-001',
    domainCode: '1',
    type: 'numeric',
    difficulty: 'easy',
    text: 'A subnet has the prefix length `/27`. How many devices can have an IPv4 address in it?',
    answers: [
      { value: '30', feedback: '5 host bits give 32 addresses; the first and the last belong to no device.' },
      {
        value: '32',
        creditPercent: 50,
        feedback: 'There are 32 addresses, but the network and the broadcast address belong to no device.',
      },
    ],
    explanation:
      '32 − 27 = 5 bits are left for hosts, which is 2⁵ = 32 addresses. The network address and the broadcast address are taken off: 30.',
    hint: { text: 'How many bits of the 32 are left for the devices?', costPercent: 20 },
    tags: ['subnetting'],
  },
  {
    externalId: 'hand-002',
    domainCode: '1',
    type: 'numeric',
    difficulty: 'medium',
    text: 'A file of 4.5 GB (4.5 × 10⁹ bytes) is downloaded over a line of 50 Mbit/s, which it has to itself. How long does this take at least? Give a unit of time as well.',
    answers: [
      { value: '720', tolerance: '1' },
      {
        value: '90',
        tolerance: '1',
        creditPercent: 25,
        feedback: 'Bits and bytes were mixed up here: a byte has eight bits.',
      },
    ],
    units: [
      { unit: 's' },
      { unit: 'sec' },
      { unit: 'seconds' },
      { unit: 'Sekunden' },
      { unit: 'min', factor: '60' },
      { unit: 'minutes', factor: '60' },
      { unit: 'Minuten', factor: '60' },
      { unit: 'h', factor: '3600' },
    ],
    isUnitNeeded: true,
    explanation:
      '4.5 × 10⁹ bytes × 8 = 36 × 10⁹ bits. Divided by 50 × 10⁶ bits a second, this makes 720 seconds, or 12 minutes. Headers of the protocols come on top.',
    hint: { text: 'The file is given in bytes, the speed of the line in bits a second.', costPercent: 20 },
    tags: ['bandwidth'],
  },
  {
    externalId: 'hand-003',
    domainCode: '1',
    type: 'numeric',
    difficulty: 'easy',
    text: 'A RAID 5 array is built from five disks of 6 TB each. How many terabytes of data does it hold?',
    answers: [
      { value: '24' },
      {
        value: '18',
        creditPercent: 25,
        feedback: 'RAID 6 gives up the room of two disks. RAID 5 gives up the room of one.',
      },
    ],
    units: [{ unit: 'TB' }],
    explanation:
      'RAID 5 uses the room of one disk for parity, spread over all of them: (5 − 1) × 6 TB = 24 TB.',
    tags: ['raid'],
  },
  {
    externalId: 'hand-004',
    domainCode: '1',
    type: 'numeric',
    difficulty: 'medium',
    text: 'The parts of a PC need 400 W. Its power supply works at an efficiency of 80 %. How many watts does it draw from the wall socket?',
    answers: [
      { value: '500' },
      {
        value: '320',
        creditPercent: 25,
        feedback:
          'That would be 80 % of 400 W. But the parts do get their 400 W; the supply draws more than that.',
      },
    ],
    units: [{ unit: 'W' }, { unit: 'watts' }, { unit: 'Watt' }, { unit: 'kW', factor: '1000' }],
    explanation: '400 W are 80 % of what is drawn: 400 W ÷ 0.8 = 500 W. The other 100 W become heat.',
    tags: ['power'],
  },
  {
    externalId: 'hand-005',
    domainCode: '1',
    type: 'numeric',
    difficulty: 'hard',
    text: 'A passphrase is made of four words, each drawn at random from a list of 2,048 words. How many bits of entropy does it have?',
    answers: [
      { value: '44' },
      {
        value: '11',
        creditPercent: 25,
        feedback: 'A single word has 11 bits. The bits of words that are drawn independently add up.',
      },
    ],
    units: [{ unit: 'bit' }, { unit: 'bits' }, { unit: 'Bits' }],
    explanation:
      '2,048 = 2¹¹, so each word has 11 bits. Four of them have 4 × 11 = 44 bits, if nobody picks the words by taste.',
    hint: { text: 'Which power of two is 2,048?', costPercent: 25 },
    tags: ['passwords'],
  },
  {
    externalId: 'hand-006',
    domainCode: '1',
    type: 'numeric',
    difficulty: 'hard',
    text: 'After an antenna has been moved, the received power is eight times what it was. By how many decibels has it risen?',
    answers: [
      { from: '9', to: '9.1' },
      {
        from: '18',
        to: '18.1',
        creditPercent: 25,
        feedback: 'The factor 20 is for voltages. For powers it is 10.',
      },
    ],
    units: [{ unit: 'dB' }, { unit: 'decibels' }, { unit: 'Dezibel' }],
    explanation:
      '10 × log₁₀ 8 ≈ 9.03 dB. It also works without a calculator: twice the power is about 3 dB, and 8 = 2 × 2 × 2.',
    hint: { text: 'Twice the power is about 3 dB.', costPercent: 25 },
    tags: ['signal'],
  },
];
