import type { SampleExam } from '../sample-exam.ts';

export const securityPrinciples: SampleExam['questions'] = [
  {
    externalId: 'sec-001',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A disk error silently changes some amounts in a payroll file, and forty people are paid the wrong sum. Nobody outside saw the file, and it could be opened the whole time. Which security goal was missed?',
    options: [
      {
        text: 'Non-repudiation',
        explanation:
          'Non-repudiation keeps people from denying what they did. Here nobody disputes an action; the figures themselves are wrong.',
        isCorrect: false,
      },
      {
        text: 'Confidentiality',
        explanation: 'Confidentiality is about who can read the data, and nobody unauthorised saw this file.',
        isCorrect: false,
      },
      {
        text: 'Availability',
        explanation:
          'Availability means that the data is there when it is needed; the file could be opened throughout.',
        isCorrect: false,
      },
      {
        text: 'Integrity',
        explanation:
          'Integrity means that data stays correct and changes only as intended. An accident can break it just as an attacker can.',
        isCorrect: true,
      },
    ],
    tags: ['cia'],
  },
  {
    externalId: 'sec-002',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A workshop cannot update the old computer that drives its milling machine. Instead, it moves that computer to a network of its own that only one workstation may reach. What kind of control is the separate network?',
    options: [
      {
        text: 'Compensating',
        explanation:
          'A compensating control stands in for the usual one, here the updates, when that one cannot be applied.',
        isCorrect: true,
      },
      {
        text: 'Deterrent',
        explanation:
          'A deterrent discourages people from trying, such as a warning sign. The separate network does not warn anybody; it limits what can be reached.',
        isCorrect: false,
      },
      {
        text: 'Corrective',
        explanation:
          'A corrective control repairs damage after an incident, such as restoring a backup. Here nothing has happened yet.',
        isCorrect: false,
      },
      {
        text: 'Detective',
        explanation:
          'A detective control notices an event, such as an alarm or a log review. The separate network reports nothing.',
        isCorrect: false,
      },
    ],
    tags: ['controls', 'segmentation'],
  },
  {
    externalId: 'sec-003',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: 'A flood is expected in a server room once in 20 years, and each one would cost €60,000. What is the annualised loss expectancy?',
    options: [
      {
        text: '€60,000',
        explanation:
          'This is the cost of a single flood, called the single loss expectancy. It still has to be multiplied by the yearly rate.',
        isCorrect: false,
      },
      {
        text: '€1,200',
        explanation: 'This would be right for one flood in 50 years: €60,000 ÷ 50.',
        isCorrect: false,
      },
      {
        text: '€3,000',
        explanation: 'The yearly rate is 1 ÷ 20 = 0.05, and 0.05 × €60,000 = €3,000 a year.',
        isCorrect: true,
      },
      {
        text: '€12,000',
        explanation: 'This would be right for one flood in 5 years: €60,000 ÷ 5.',
        isCorrect: false,
      },
    ],
    tags: ['risk', 'ale'],
  },
  {
    externalId: 'sec-004',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A city library planned a kiosk where visitors scan their passports. After a risk review it drops the plan, because a leak would do too much harm. How has it treated the risk?',
    options: [
      {
        text: 'Transfer',
        explanation: 'Transfer would place the financial burden on somebody else, for example an insurer.',
        isCorrect: false,
      },
      {
        text: 'Avoidance',
        explanation:
          'The library gives up the activity that would create the risk, so the risk never arises.',
        isCorrect: true,
      },
      {
        text: 'Mitigation',
        explanation: 'Mitigation would keep the kiosk but reduce the risk, for example by storing no scans.',
        isCorrect: false,
      },
      {
        text: 'Acceptance',
        explanation: 'Acceptance would mean building the kiosk and knowingly living with the risk.',
        isCorrect: false,
      },
    ],
    tags: ['risk-treatment'],
  },
  {
    externalId: 'sec-005',
    domainCode: '1.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'Which of these follow the principle of least privilege? Choose three.',
    options: [
      {
        text: 'A backup account may read the files and write to the backup store, and nothing else',
        explanation: 'The account has exactly the rights that its task needs.',
        isCorrect: true,
      },
      {
        text: 'The finance team shares one account with full rights, and its password changes every month',
        explanation:
          'Each person gets more rights than needed, and nobody can tell who did what. Changing the password does not help with either.',
        isCorrect: false,
      },
      {
        text: 'A new colleague receives the rights that her tasks need, and others only when she needs them',
        explanation:
          'The rights follow the work, not the person. What is added later has a reason that somebody can check.',
        isCorrect: true,
      },
      {
        text: 'An administrator reads e-mail with an ordinary account and uses a second one for maintenance',
        explanation:
          'High rights are in use only while the work needs them, so a bad attachment opened in the mailbox gains little.',
        isCorrect: true,
      },
      {
        text: 'A web shop connects to its database as the database owner, so that no query is ever refused',
        explanation:
          'If the shop is broken into, the attacker owns the whole database. The shop needs rights on its own tables only.',
        isCorrect: false,
      },
    ],
    tags: ['least-privilege'],
  },
  {
    externalId: 'sec-006',
    domainCode: '1.1',
    type: 'true-false',
    difficulty: 'easy',
    text: 'A company reduces a risk and then formally accepts what remains of it. That remaining risk should still be reviewed regularly.',
    options: [
      {
        text: 'True',
        explanation:
          'Threats, systems and their value change, so accepted risks stay in the risk register and are looked at again.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'An acceptance is a decision for the present. New threats or new uses of a system can make the remaining risk larger.',
        isCorrect: false,
      },
    ],
    tags: ['risk'],
  },
  {
    externalId: 'sec-007',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'medium',
    text: "A firm wants to be sure that no single employee can both create a new supplier and pay that supplier's invoices. Which principle is this?",
    options: [
      {
        text: 'Mandatory leave',
        explanation:
          'Mandatory leave brings hidden fraud to light, because somebody else does the work for a while. It does not split a process.',
        isCorrect: false,
      },
      {
        text: 'Defence in depth',
        explanation:
          'Defence in depth puts several different safeguards one behind another. It does not say who may do which step.',
        isCorrect: false,
      },
      {
        text: 'Separation of duties',
        explanation:
          'A sensitive process is split so that fraud or a mistake by one person needs a second person to go through.',
        isCorrect: true,
      },
      {
        text: 'Need to know',
        explanation:
          'Need to know limits who may see information. Here the concern is who may carry out the steps of a process.',
        isCorrect: false,
      },
    ],
    tags: ['controls'],
  },
  {
    externalId: 'sec-008',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'easy',
    text: 'Amir wants to send Lena a file that only she can decrypt, using public-key encryption. Which key does he use to encrypt it?',
    options: [
      {
        text: "Amir's private key",
        explanation:
          'Amir uses his private key to sign. Signing shows who sent the file but does not hide its content.',
        isCorrect: false,
      },
      {
        text: "Lena's private key",
        explanation: 'Amir must never have this key. It is what Lena uses to decrypt.',
        isCorrect: false,
      },
      {
        text: "Amir's public key",
        explanation:
          "A file encrypted with this key could be decrypted only with Amir's private key, so Lena could not read it.",
        isCorrect: false,
      },
      {
        text: "Lena's public key",
        explanation:
          "What is encrypted with Lena's public key can be decrypted only with her private key, which she alone holds.",
        isCorrect: true,
      },
    ],
    tags: ['public-key'],
  },
  {
    externalId: 'sec-009',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'medium',
    text: "A developer must choose how a new website stores its users' passwords. Which choice is best?",
    options: [
      {
        text: 'Argon2id with a random salt per user',
        explanation:
          'Argon2id is deliberately slow and needs much memory, which makes guessing from a stolen database expensive. The salt makes equal passwords look different.',
        isCorrect: true,
      },
      {
        text: 'AES-256 with one key in the settings file',
        explanation:
          'Encryption can be reversed. Whoever steals the settings file as well as the database has every password.',
        isCorrect: false,
      },
      {
        text: 'SHA-512 without a salt, as its output is longer',
        explanation:
          'A longer output does not make guessing noticeably slower, and without a salt equal passwords have equal hashes.',
        isCorrect: false,
      },
      {
        text: 'SHA-256 with a random salt per user',
        explanation:
          'The salt is right, but SHA-256 is built to be fast. Graphics cards test billions of guesses a second against it.',
        isCorrect: false,
      },
    ],
    tags: ['passwords', 'hashing'],
  },
  {
    externalId: 'sec-010',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'medium',
    text: "A publisher signs its installer. A user checks the signature with the publisher's genuine public key, and it is valid. What does the user now know?",
    options: [
      {
        text: "The file was downloaded directly from the publisher's own server",
        explanation:
          'The signature stays valid wherever the file comes from, for example a mirror or a memory stick.',
        isCorrect: false,
      },
      {
        text: "The file is unchanged since it was signed with the publisher's key",
        explanation:
          'A valid signature shows integrity and origin: the content matches what the holder of the private key signed.',
        isCorrect: true,
      },
      {
        text: 'The file could not be read by anybody else on its way to the user',
        explanation: 'Signing does not encrypt. Anybody who received the file could read it.',
        isCorrect: false,
      },
      {
        text: 'The file contains no malware and no flaw that could be exploited',
        explanation:
          'A signature says nothing about quality. Attackers have also slipped malware into software before it was signed.',
        isCorrect: false,
      },
    ],
    tags: ['signatures'],
  },
  {
    externalId: 'sec-011',
    domainCode: '1.2',
    type: 'true-false',
    difficulty: 'hard',
    text: "In TLS 1.3 a client can no longer pick the session secret and send it encrypted with the server's long-term RSA key.",
    options: [
      {
        text: 'True',
        explanation:
          'TLS 1.3 removed RSA key exchange, because anybody who later steals that key could decrypt recorded traffic. RSA remains in use for signatures.',
        isCorrect: true,
      },
      {
        text: 'False',
        explanation:
          'That method, RSA key exchange, existed up to TLS 1.2. TLS 1.3 removed it and keeps RSA for signatures only.',
        isCorrect: false,
      },
    ],
    tags: ['tls'],
  },
  {
    externalId: 'sec-012',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'medium',
    text: "A web server's certificate lists one name only: `*.example.com`. For which address do browsers accept it?",
    options: [
      {
        text: '`example.com`',
        explanation:
          'The star must stand for a label, and here there is none. The bare domain has to be listed separately.',
        isCorrect: false,
      },
      {
        text: '`shop.example.org`',
        explanation: 'The part after the star must match exactly, and `example.org` is another domain.',
        isCorrect: false,
      },
      {
        text: '`shop.example.com`',
        explanation:
          'The star stands for exactly one label, and `shop` is one label in front of `example.com`.',
        isCorrect: true,
      },
      {
        text: '`eu.shop.example.com`',
        explanation:
          'The star covers one label only, but `eu.shop` is two. This would need `*.shop.example.com`.',
        isCorrect: false,
      },
    ],
    tags: ['certificates'],
  },
  {
    externalId: 'sec-013',
    domainCode: '1.2',
    type: 'multiple',
    difficulty: 'medium',
    text: 'Which of these are symmetric ciphers that are still considered sound for new systems? Choose two.',
    options: [
      {
        text: 'SHA-3 with 256 bits',
        explanation:
          'SHA-3 is a hash function. It has no key and cannot be reversed, so it does not encrypt.',
        isCorrect: false,
      },
      {
        text: 'AES-256 in GCM mode',
        explanation:
          'AES is the most widely used symmetric cipher, and GCM mode also detects changes to the data.',
        isCorrect: true,
      },
      {
        text: 'Triple DES (3DES)',
        explanation:
          "3DES is symmetric, but its 64-bit blocks are too short for today's amounts of data, and NIST no longer allows it for encryption.",
        isCorrect: false,
      },
      {
        text: 'RC4 with a 128-bit key',
        explanation:
          'RC4 is symmetric but broken: its output is biased. It has been prohibited in TLS since 2015.',
        isCorrect: false,
      },
      {
        text: 'ChaCha20-Poly1305',
        explanation:
          'This is a symmetric stream cipher with an authentication tag. It is one of the ciphers of TLS 1.3 and fast without special hardware.',
        isCorrect: true,
      },
      {
        text: 'RSA with 4096-bit keys',
        explanation:
          'RSA of this size is considered sound today, but it is asymmetric: one key is public and the other private.',
        isCorrect: false,
      },
    ],
    tags: ['ciphers'],
  },
  {
    externalId: 'sec-014',
    domainCode: '1.2',
    type: 'single',
    difficulty: 'hard',
    text: "Browsers already use the post-quantum method ML-KEM when they agree on keys, although no quantum computer can break today's methods yet. What is the main reason for doing it early?",
    options: [
      {
        text: 'Symmetric ciphers such as AES-256 are already broken',
        explanation:
          'AES-256 is not broken, and quantum computers are expected to weaken it only moderately. The concern is public-key methods.',
        isCorrect: false,
      },
      {
        text: 'Traffic recorded today could be decrypted in the future',
        explanation:
          'An attacker can store encrypted traffic now and decrypt it once a large quantum computer exists. Data that must stay secret for long needs protection today.',
        isCorrect: true,
      },
      {
        text: 'It makes connections faster than elliptic curves do',
        explanation:
          'The messages of ML-KEM are larger than those of elliptic curves, so the first packets grow. Speed is not the reason.',
        isCorrect: false,
      },
      {
        text: 'Certificates issued before it became usual are invalid',
        explanation:
          'Key agreement and certificates are separate. Certificates with RSA or elliptic-curve keys remain valid.',
        isCorrect: false,
      },
    ],
    tags: ['post-quantum'],
  },
  {
    externalId: 'sec-068',
    domainCode: '1.1',
    type: 'single',
    difficulty: 'easy',
    text: 'The back door of a bicycle workshop does not lock. Burglars have been seen in the street. What is the door that does not lock?',
    options: [
      {
        text: 'A threat',
        explanation: 'A threat is what could do harm, here the burglars.',
        isCorrect: false,
      },
      {
        text: 'A risk',
        explanation:
          'The risk is how likely a burglary is together with how bad it would be. The door is one part of the answer.',
        isCorrect: false,
      },
      {
        text: 'A vulnerability',
        explanation:
          'A vulnerability is a weakness that lets the harm happen: through this door a burglar gets in.',
        isCorrect: true,
      },
      {
        text: 'A safeguard',
        explanation: 'A safeguard would make the harm less likely or less bad. A repaired lock would be one.',
        isCorrect: false,
      },
    ],
    tags: ['risk-terms'],
  },
  {
    externalId: 'sec-070',
    domainCode: '1.1',
    type: 'multiple',
    difficulty: 'easy',
    text: 'Several layers protect a store room. Which of these layers detect that something is happening, rather than prevent or correct it? Choose two.',
    options: [
      {
        text: 'A lock on the door',
        explanation: 'A lock keeps people out, so it prevents. It tells nobody that somebody has tried.',
        isCorrect: false,
      },
      {
        text: 'An alarm that sounds when the door is opened at night',
        explanation: 'An alarm notices what the lock has not prevented, and somebody can come and look.',
        isCorrect: true,
      },
      {
        text: 'A rule that only two people get a key',
        explanation: 'The fewer keys there are, the fewer people can get in. This is prevention.',
        isCorrect: false,
      },
      {
        text: 'A weekly count of what is on the shelves',
        explanation: 'A count brings to light that something is missing, however it disappeared.',
        isCorrect: true,
      },
      {
        text: 'An insurance against theft',
        explanation: 'An insurance makes good for the damage afterwards, so it corrects.',
        isCorrect: false,
      },
    ],
    tags: ['defence-in-depth'],
  },
];
