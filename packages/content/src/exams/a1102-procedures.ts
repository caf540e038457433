import type { SampleExam } from '../sample-exam.ts';

export const a1102Procedures: SampleExam['questions'] = [
  {
    externalId: 'a1102-043',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Which of these plans follows the 3-2-1 rule for backups?',
    options: [
      {
        text: 'Original on the server, a copy on a NAS in the office, a copy in a cloud store',
        explanation:
          'That makes three copies of the data on two kinds of storage or more, one of them in another place.',
        isCorrect: true,
      },
      {
        text: 'Original on the server, two copies on a second drive in the same server',
        explanation: 'There are three copies, but a fire or theft takes the server and all of them at once.',
        isCorrect: false,
      },
      {
        text: 'Original on the server, one copy on a tape that is kept in a bank',
        explanation: 'One copy is in another place, but there are only two copies altogether.',
        isCorrect: false,
      },
      {
        text: 'Original on the server, a copy on a NAS and one on a tape, both next to the server',
        explanation: 'There are three copies on different media, but none of them is in another place.',
        isCorrect: false,
      },
    ],
    tags: ['backup'],
  },
  {
    externalId: 'a1102-044',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'At 22:00 a planned update of the booking system fails, and the system has to work again by 06:00. Which part of the change request says how to get back to the old state?',
    options: [
      {
        text: 'The scope of the change',
        explanation: 'The scope says what is changed and what is not. It does not say how to undo it.',
        isCorrect: false,
      },
      {
        text: 'The rollback plan',
        explanation:
          'The rollback (or backout) plan lists the steps and the time needed to restore the state before the change.',
        isCorrect: true,
      },
      {
        text: 'The risk analysis',
        explanation:
          'The risk analysis weighs what could go wrong. The way back is written in the plan for it.',
        isCorrect: false,
      },
      {
        text: 'The sign-off by the users',
        explanation:
          'With the sign-off, users confirm that a finished change works. It is not a guide for undoing it.',
        isCorrect: false,
      },
    ],
    tags: ['change-management'],
  },
  {
    externalId: 'a1102-045',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A server makes a full backup on Sunday night and a differential one on each other night. On Thursday at noon its disk fails. What is the quickest way back to the state of Wednesday night?',
    options: [
      {
        text: "Sunday's full backup, then Monday's, Tuesday's and Wednesday's",
        explanation:
          'All of them in turn would be needed with incremental backups. With differential ones, the newest is enough.',
        isCorrect: false,
      },
      {
        text: "Wednesday's differential backup on its own",
        explanation: 'It holds only what has changed since Sunday. Everything older is in the full backup.',
        isCorrect: false,
      },
      {
        text: "Sunday's full backup on its own",
        explanation:
          'It takes you back to Sunday night only. The changes from Monday to Wednesday would be missing.',
        isCorrect: false,
      },
      {
        text: "Sunday's full backup, then Wednesday's differential",
        explanation:
          'A differential backup holds everything changed since the last full one, so the newest is all you need on top of it.',
        isCorrect: true,
      },
    ],
    tags: ['backup'],
  },
  {
    externalId: 'a1102-046',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'You have solved a printing problem and close the ticket. Which note helps a colleague most if the problem returns?',
    options: [
      {
        text: '"Job stuck in queue on PRT-02. Restarted spooler, test page fine, user confirmed."',
        explanation:
          'It names the cause, the device, the step taken and the proof that it worked. A colleague can start from there.',
        isCorrect: true,
      },
      {
        text: '"Printer works again. User was very friendly, and we had a good talk about her holidays."',
        explanation: 'It says that the printer works, but not what was wrong or what was done.',
        isCorrect: false,
      },
      {
        text: '"Fixed."',
        explanation: 'No one can learn from this what was wrong and what helped.',
        isCorrect: false,
      },
      {
        text: '"User error, as always with this department. Please train the people there at last."',
        explanation: 'It blames people instead of giving facts. Users may read tickets too.',
        isCorrect: false,
      },
    ],
    tags: ['tickets', 'documentation'],
  },
  {
    externalId: 'a1102-047',
    domainCode: '4.1',
    type: 'single',
    difficulty: 'easy',
    text: 'The same scanner fault comes up every few weeks, and each time another technician works out the remedy anew. What should be written?',
    options: [
      {
        text: 'An acceptable use policy',
        explanation: "It states what users may do with the company's IT. It does not describe remedies.",
        isCorrect: false,
      },
      {
        text: 'A network diagram',
        explanation: 'It shows how devices are connected. It does not describe how to clear this fault.',
        isCorrect: false,
      },
      {
        text: 'A knowledge base article',
        explanation:
          'An article with symptom, cause and remedy lets everyone find the proven solution at once.',
        isCorrect: true,
      },
      {
        text: 'A non-disclosure agreement',
        explanation: 'It binds people to keep secrets. It does not pass on knowledge about a scanner.',
        isCorrect: false,
      },
    ],
    tags: ['documentation'],
  },
  {
    externalId: 'a1102-048',
    domainCode: '4.1',
    type: 'multiple',
    difficulty: 'easy',
    text: "Which entries belong in the record of a laptop in the company's asset list? Choose four.",
    options: [
      {
        text: 'The person to whom it is assigned',
        explanation: 'So it is clear who has the device and who must return it when leaving.',
        isCorrect: true,
      },
      {
        text: "The user's log-in password",
        explanation: 'Passwords belong only to the user and are never written down in a list.',
        isCorrect: false,
      },
      {
        text: 'The serial number and the asset tag',
        explanation: 'They identify the device without doubt, for warranty, loss and stocktaking.',
        isCorrect: true,
      },
      {
        text: 'The date of purchase and the end of the warranty',
        explanation: 'They tell when a repair is still free and when the device is due to be replaced.',
        isCorrect: true,
      },
      {
        text: 'The place where it is used',
        explanation: 'Whoever has to repair it or count it must be able to find it.',
        isCorrect: true,
      },
    ],
    tags: ['asset-management'],
  },
  {
    externalId: 'a1102-049',
    domainCode: '4.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'The backup job has reported "success" every night for a year. A test restore is therefore not necessary.',
    options: [
      {
        text: 'True',
        explanation:
          'The report says that data was written, not that it can be read back in full. Only a restore shows that.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'Media, keys or the choice of folders may be wrong without notice. Only regular test restores prove that a backup is usable.',
        isCorrect: true,
      },
    ],
    tags: ['backup'],
  },
  {
    externalId: 'a1102-050',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'easy',
    text: 'You are about to add a memory module to a desktop PC. How do you best protect the parts from static electricity?',
    options: [
      {
        text: 'Wear thick woollen gloves',
        explanation:
          'Wool can build up static electricity by friction, and thick gloves make the work clumsy.',
        isCorrect: false,
      },
      {
        text: 'Hold the module by its gold contacts',
        explanation: 'The contacts lead straight to the chips. Hold a module by its edges.',
        isCorrect: false,
      },
      {
        text: 'Work on a carpet with rubber-soled shoes',
        explanation: 'Walking on a carpet builds up charge, and rubber soles keep it from flowing away.',
        isCorrect: false,
      },
      {
        text: 'Wear an antistatic wrist strap connected to the case',
        explanation:
          'The strap brings you and the case to the same electrical level, so that no spark passes through the parts.',
        isCorrect: true,
      },
    ],
    tags: ['esd', 'safety'],
  },
  {
    externalId: 'a1102-051',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'easy',
    text: 'A user calls, upset: her PC has failed for the third time this week, and a deadline is close. How do you begin?',
    options: [
      {
        text: 'Tell her that other people have far bigger problems than she has today',
        explanation: 'It belittles her problem and makes her angrier without helping anyone.',
        isCorrect: false,
      },
      {
        text: 'Listen until she is done, then sum up the problem in your words',
        explanation:
          'She sees that she is taken seriously, and you make sure that you have understood. After that you can ask precise questions.',
        isCorrect: true,
      },
      {
        text: 'Interrupt her at once with technical questions to save time',
        explanation: 'Interrupting adds to the anger and cuts off details that may matter.',
        isCorrect: false,
      },
      {
        text: 'Say that the colleague who worked on it before did a poor job',
        explanation: 'It does not solve the problem and damages trust in the whole team.',
        isCorrect: false,
      },
    ],
    tags: ['communication'],
  },
  {
    externalId: 'a1102-052',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'medium',
    text: 'Solid state drives with patient records are to be thrown away. No one will use them again. Which way is the safest?',
    options: [
      {
        text: 'Hold them against a strong degaussing magnet for a while',
        explanation:
          'A magnet erases magnetic media such as hard disks. Flash memory does not store data magnetically.',
        isCorrect: false,
      },
      {
        text: 'Delete all files and empty the recycle bin',
        explanation:
          'Deleting mainly removes the entries in the file system. It gives no certainty that the data itself is gone.',
        isCorrect: false,
      },
      {
        text: 'Format each drive quickly with a new file system',
        explanation:
          'A quick format writes a new, empty directory. It is not a reliable way to make the old data unreadable.',
        isCorrect: false,
      },
      {
        text: 'Have them shredded, with a certificate of destruction',
        explanation:
          'Chips that have been shredded finely enough cannot be read, and the certificate proves that it was done.',
        isCorrect: true,
      },
    ],
    tags: ['data-disposal'],
  },
  {
    externalId: 'a1102-053',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'medium',
    text: 'In a village, the mains fails for two or three minutes several times a month, and each time the small office server goes down. What should be put between the server and the wall socket?',
    options: [
      {
        text: 'An uninterruptible power supply',
        explanation:
          'Its battery carries the server through short failures and leaves time for a clean shutdown in long ones.',
        isCorrect: true,
      },
      {
        text: 'A surge protector',
        explanation: 'It takes the edge off voltage peaks. When the mains fails, it supplies nothing.',
        isCorrect: false,
      },
      {
        text: 'A heavy-duty extension lead with a fuse',
        explanation: 'It only passes the mains on. When the mains fails, so does the server.',
        isCorrect: false,
      },
    ],
    tags: ['power'],
  },
  {
    externalId: 'a1102-054',
    domainCode: '4.2',
    type: 'single',
    difficulty: 'easy',
    text: 'On the way to a customer you notice that you will be twenty minutes late. What is the right thing to do?',
    options: [
      {
        text: 'Say nothing and explain it in detail on arrival',
        explanation: 'The customer waits without knowing why. The explanation comes too late to be of use.',
        isCorrect: false,
      },
      {
        text: 'Call the customer now, say so and give a new time',
        explanation:
          'The customer can plan, or choose another appointment. An early, honest word keeps trust.',
        isCorrect: true,
      },
      {
        text: 'Ask a colleague to note an earlier arrival time in the ticket',
        explanation: 'A false record is dishonest and does not help the customer, who is waiting.',
        isCorrect: false,
      },
      {
        text: 'Cancel the visit and let the customer open a new ticket',
        explanation:
          'Twenty minutes late is better for most customers than no help at all, and the choice is theirs.',
        isCorrect: false,
      },
    ],
    tags: ['communication'],
  },
  {
    externalId: 'a1102-055',
    domainCode: '4.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'While repairing a company PC you come across files that are clearly illegal. Which actions are right? Choose two.',
    options: [
      {
        text: 'Record who had the device, from when to when',
        explanation:
          'An unbroken record, the chain of custody, shows that the evidence was not changed on the way.',
        isCorrect: true,
      },
      {
        text: "Stop and report it as the company's policy says",
        explanation:
          'The policy names the people who decide on the next steps, up to calling the police. You do not judge the case yourself.',
        isCorrect: true,
      },
      {
        text: 'Delete the files to protect the user',
        explanation: 'It destroys evidence and may make you liable yourself.',
        isCorrect: false,
      },
      {
        text: 'Copy the files to your own USB stick to keep proof',
        explanation: 'Even having such files may be illegal, and copying can change evidence.',
        isCorrect: false,
      },
      {
        text: 'Show them to colleagues to hear their opinion',
        explanation:
          'This spreads the material and harms the privacy of those involved. Only the people named by the policy need to know.',
        isCorrect: false,
      },
    ],
    tags: ['incident-response', 'privacy'],
  },
  {
    externalId: 'a1102-056',
    domainCode: '4.2',
    type: 'true-false',
    difficulty: 'easy',
    text: 'Before lifting a heavy server into a rack, you should ask for help or use a lift. If you do lift, bend your knees and keep your back straight.',
    options: [
      {
        text: 'True',
        explanation:
          'Servers are heavy and awkward to hold. Two people or a lift, and legs instead of back, prevent injuries and a dropped server.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'Lifting alone with a bent back is a common cause of injury. Help and strength from the legs are the safe way.',
        isCorrect: false,
      },
    ],
    tags: ['safety', 'lifting'],
  },
];
