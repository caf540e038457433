import type { SampleExam } from '../sample-exam.ts';

export const securityAccess: SampleExam['questions'] = [
  {
    externalId: 'sec-031',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'easy',
    text: 'Which combination counts as two-factor authentication?',
    options: [
      {
        text: 'A fingerprint and a scan of the face',
        explanation: 'Both are things you are, so they are one kind of factor.',
        isCorrect: false,
      },
      {
        text: 'A password and the answer to a secret question',
        explanation: 'Both are things you know, so they are one kind of factor used twice.',
        isCorrect: false,
      },
      {
        text: 'A smart card and its PIN',
        explanation:
          'The card is something you have, and the PIN is something you know: two different kinds of factor.',
        isCorrect: true,
      },
      {
        text: 'A door badge and a hardware key',
        explanation: 'Both are things you have. A thief who takes the bag has both.',
        isCorrect: false,
      },
    ],
    tags: ['mfa'],
  },
  {
    externalId: 'sec-032',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: 'Which second step still protects a user who has just typed her password into a perfect copy of the real sign-in page?',
    options: [
      {
        text: 'A push message that she approves',
        explanation:
          "The attacker's sign-in triggers the message, and it looks like her own. She approves it.",
        isCorrect: false,
      },
      {
        text: 'A FIDO2 security key',
        explanation:
          "The key's answer is bound to the address of the site in the browser. On the false page it does not produce an answer that the real site accepts.",
        isCorrect: true,
      },
      {
        text: 'A code from an authenticator app',
        explanation:
          'The false page asks for the code as well and passes it on to the real site within seconds.',
        isCorrect: false,
      },
      {
        text: 'A code sent by text message',
        explanation:
          'She would type this code into the false page too, and the attacker would use it at once.',
        isCorrect: false,
      },
    ],
    tags: ['passkeys'],
  },
  {
    externalId: 'sec-033',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: "A photo printing site should be able to read a user's pictures from her cloud storage without ever learning her password. Which standard was made for this?",
    options: [
      {
        text: 'RADIUS',
        explanation:
          'RADIUS lets network equipment ask a central server who may connect, for example to Wi-Fi or a VPN.',
        isCorrect: false,
      },
      {
        text: 'OAuth 2.0',
        explanation:
          'The storage service gives the printing site a token that allows only what the user has agreed to, and that can be revoked.',
        isCorrect: true,
      },
      {
        text: 'LDAP',
        explanation: 'LDAP looks up and changes entries in a directory, such as the accounts of a company.',
        isCorrect: false,
      },
      {
        text: 'Kerberos',
        explanation:
          "Kerberos provides single sign-on with tickets, mostly inside one organisation's network.",
        isCorrect: false,
      },
    ],
    tags: ['oauth'],
  },
  {
    externalId: 'sec-034',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: "A clinic's rule says: a doctor may open a patient's record only if she treats that patient, during her shift, and on a managed device. Which access model expresses this most directly?",
    options: [
      {
        text: 'Attribute-based',
        explanation: 'The decision combines attributes of the user, the record, the device and the moment.',
        isCorrect: true,
      },
      {
        text: 'Role-based',
        explanation:
          'A role such as Doctor would give access to all records alike. Shift and device are not part of a role.',
        isCorrect: false,
      },
      {
        text: 'Discretionary',
        explanation:
          "Here the owner of each file decides who may open it. The clinic's rule applies to all records without anybody's choice.",
        isCorrect: false,
      },
      {
        text: 'Mandatory',
        explanation:
          "Here a central policy compares labels such as Secret with a person's clearance. Treating a patient is no such label.",
        isCorrect: false,
      },
    ],
    tags: ['abac', 'access-control'],
  },
  {
    externalId: 'sec-035',
    domainCode: '3.1',
    type: 'true-false',
    difficulty: 'medium',
    text: "NIST's current guidance says that people should change their passwords every 60 to 90 days, even without any sign of a leak.",
    options: [
      {
        text: 'True',
        explanation:
          'This was common advice in the past. It led to predictable changes such as adding a number, so NIST dropped it.',
        isCorrect: false,
      },
      {
        text: 'False',
        explanation:
          'NIST SP 800-63B advises against regular forced changes. A change is required when there is evidence that the password is compromised.',
        isCorrect: true,
      },
    ],
    tags: ['passwords'],
  },
  {
    externalId: 'sec-036',
    domainCode: '3.1',
    type: 'multiple',
    difficulty: 'medium',
    text: 'An employee who managed the office Wi-Fi leaves today on bad terms. Which actions should come first? Choose three.',
    options: [
      {
        text: 'Disable her account and end its open sessions',
        explanation: "This cuts off access at once but keeps the account's data for a later look.",
        isCorrect: true,
      },
      {
        text: 'Change the shared secrets that she knew',
        explanation:
          'Wi-Fi keys and device passwords keep working for anybody who knows them, whatever happens to her account.',
        isCorrect: true,
      },
      {
        text: 'Delete her account together with all its files',
        explanation:
          'Access ends, but so do business records and possible evidence. Disabling comes first, deleting later by a fixed rule.',
        isCorrect: false,
      },
      {
        text: 'Note her name for the next yearly access review',
        explanation: 'Until then, everything she had access to stays open.',
        isCorrect: false,
      },
      {
        text: 'Take back her keys, her badge and the devices of the company',
        explanation:
          'Doors and devices give access too, and nobody can switch them off once they are out of sight.',
        isCorrect: true,
      },
      {
        text: 'Ask her to sign out on her devices at home',
        explanation: "This leaves the decision with her. Sessions must be ended on the company's side.",
        isCorrect: false,
      },
    ],
    tags: ['offboarding'],
  },
  {
    externalId: 'sec-037',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'hard',
    text: "A user's authenticator app shows a new six-digit code every 30 seconds, but the server refuses all of them. The app was set up with the right secret. What is the most likely cause?",
    options: [
      {
        text: 'The phone has no connection to the internet',
        explanation: 'The app needs none. It computes the codes from the secret and its own clock.',
        isCorrect: false,
      },
      {
        text: 'The phone was locked when the code changed',
        explanation:
          'The code for each moment is computed when the app is opened, so the lock does not matter.',
        isCorrect: false,
      },
      {
        text: 'The phone has been given another number',
        explanation: 'These codes do not depend on the phone number, unlike codes sent by text message.',
        isCorrect: false,
      },
      {
        text: "The phone's clock is several minutes off",
        explanation:
          'The codes are computed from the secret and the current time. With a wrong clock the phone shows codes for another moment.',
        isCorrect: true,
      },
    ],
    tags: ['totp'],
  },
  {
    externalId: 'sec-038',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'medium',
    text: [
      'A decoy sign-in page recorded these attempts, all from one address:',
      '',
      '```text',
      '02:14:07  anna   Spring2026!',
      '02:14:09  bert   Spring2026!',
      '02:14:11  carla  Spring2026!',
      '02:14:13  deniz  Spring2026!',
      '```',
      '',
      'Which attack is this?',
    ].join('\n'),
    options: [
      {
        text: 'Brute force on one account',
        explanation:
          'That would show many passwords for the same name, not many names with the same password.',
        isCorrect: false,
      },
      {
        text: 'Credential stuffing',
        explanation:
          'This uses pairs of names and passwords leaked elsewhere, so the passwords would differ from user to user.',
        isCorrect: false,
      },
      {
        text: 'Password spraying',
        explanation:
          'One common password is tried on many accounts. As each account sees a single failure, no account is locked.',
        isCorrect: true,
      },
      {
        text: 'A rainbow table attack',
        explanation:
          'A rainbow table reverses stolen hashes without contacting the server. Here somebody tries to sign in.',
        isCorrect: false,
      },
    ],
    tags: ['password-spraying', 'logs'],
  },
  {
    externalId: 'sec-071',
    domainCode: '3.1',
    type: 'single',
    difficulty: 'easy',
    text: 'A forum loses its list of names and passwords. On the next day a stranger signs in to a web shop as one of its members, at the first attempt. What made this possible?',
    options: [
      {
        text: 'Her password for the shop was the same',
        explanation:
          'Stolen pairs of names and passwords are tried everywhere else within hours. This is called credential stuffing.',
        isCorrect: true,
      },
      {
        text: 'Her password for the shop was too short',
        explanation: 'A short password can be guessed, but hardly at the first attempt.',
        isCorrect: false,
      },
      {
        text: 'The shop had no limit for wrong passwords',
        explanation: 'A limit slows down those who guess. Here the first attempt was right.',
        isCorrect: false,
      },
      {
        text: 'The shop had asked her to change her password',
        explanation: 'A new password would have helped her, as the stolen one would no longer have fitted.',
        isCorrect: false,
      },
    ],
    tags: ['password-reuse'],
  },
];
