import { normalForm } from '../normal-form.ts';

/** Signs and letters that are read for a letter and have no other spelling that says so; capitals count as well. */
const READ_AS = new Map(
  [
    ['0134578lı|$@!€', 'oieastbiiisaie'],
    ['øðđɖɗħłŋɲŧɓɔɛəƙƒʋƴßþ', 'oddddhinntboeekfvysp'],
    ['авекмнорстухіјѕԛԝ', 'abekmhopctyxijsqw'],
    ['αβεζηικμνορτυχ', 'abezhikmnoptyx'],
  ].flatMap(([signs = '', letters = '']) =>
    [...signs].map((sign, index): [string, string] => [sign, letters[index] ?? sign]),
  ),
);

/**
 * By language, with commas between them. `claims`: whoever is called so, with whatever other words, claims to speak for the
 * installation; of several words where each by itself may be a name. `alone`: nobody's name when it stands alone: what a
 * screen says where it knows no name, offices, and what may as well be a surname.
 */
const WORDS: readonly { readonly claims: string; readonly alone: string }[] = [
  {
    // English
    claims: `admin, administration, administrator, admins, adminteam, helpdesk, moderator, studyhall, support, supportteam,
      sysadmin, techsupport, webmaster, billing department, billing team, client service, customer care, customer service,
      help center, help centre, help team, official account, safety team, security department, security staff,
      security team, service desk, service team, site owner, staff member, staff team, system operator`,
    alone: `anonymous, deleted, everyone, guest, help, learner, nobody, operator, owner, root, security, staff, system, team`,
  },
  {
    // German
    claims: `administratorin, kundenbetreuung, kundendienst, kundenservice, kundensupport, moderatorin, schulverwaltung,
      sicherheitsabteilung, sicherheitsteam, systemverwalter, systemverwaltung, technischer dienst`,
    alone: 'anonym, besitzer, gast, hilfe, sicherheit, verwaltung',
  },
  {
    // Spanish and Portuguese
    claims: `administración, administrador, administradora, administração, moderador, moderadora, soporte, suporte,
      atención al cliente, servicio al cliente, servicio técnico, equipo de seguridad, asistencia técnica,
      atendimento ao cliente, serviço ao cliente, assistência técnica, equipe de segurança`,
    alone: 'anónimo, ayuda, equipo, invitado, seguridad, sistema, ajuda, convidado, equipe, segurança',
  },
  {
    // French
    claims: `administrateur, administratrice, modérateur, modératrice, assistance client, assistance technique,
      équipe de sécurité, service client, service clients, service clientèle, service technique`,
    alone: 'anonyme, assistance, équipe, invité, sécurité, système',
  },
  {
    // Italian and Romanian
    claims: `amministratore, amministratrice, amministrazione, moderatore, moderatrice, supporto, assistenza clienti,
      assistenza tecnica, servizio clienti, servizio tecnico, asistență clienți, relații clienți`,
    alone: 'aiuto, anonimo, assistenza, ospite, sicurezza, ajutor, oaspete',
  },
  {
    // Dutch and the languages of the North
    claims: `beheerder, klantenservice, kundeservice, kundservice, kundtjänst, ylläpitäjä, asiakaspalvelu,
      technische dienst, teknisk hjelp, teknisk hjælp, tekninen tuki`,
    alone: 'anoniem, beveiliging, ondersteuning, gæst, gjest, gäst, hjälp, hjelp, hjælp, säkerhet, vieras',
  },
  {
    // Polish, Czech, Slovak and Hungarian
    claims: `administratorka, administracja, moderatorka, rendszergazda, ügyfélszolgálat, biuro obsługi,
      dział bezpieczeństwa, obsługa klienta, pomoc techniczna, wsparcie techniczne, správce systému, technická podpora,
      zákaznická podpora, zákaznický servis`,
    alone: 'bezpieczeństwo, gość, pomoc, wsparcie, bezpečnost, nápověda, podpora, správce, vendég',
  },
  {
    // Turkish, Indonesian and Vietnamese
    claims: `destek ekibi, destek hattı, güvenlik ekibi, müşteri hizmetleri, sistem yöneticisi, site yöneticisi, teknik destek,
      layanan pelanggan, tim dukungan, quản trị viên, hỗ trợ khách hàng, hỗ trợ kỹ thuật`,
    alone: 'anonim, destek, güvenlik, misafir, sistem, yardım, yönetici, bantuan, tamu, hỗ trợ',
  },
  {
    // Russian, Ukrainian, Bulgarian and Serbian
    claims: `админ, админы, администратор, администрация, адміністратор, адміністрація, администрација, модератор, поддержка,
      поддержки, поддръжка, подршка, підтримка, підтримки, саппорт, сисадмин, техподдержка, служба безопасности,
      обслуживание клиентов, клиентский сервис`,
    alone: `аноним, анонім, безопасность, безпека, владелец, гость, гість, команда, помощь, помощник, система, сотрудник,
      никто`,
  },
  {
    // Greek, Arabic, Hebrew and Hindi
    claims: `διαχειριστής, υποστήριξη, εξυπηρέτηση πελατών, الدعم الفني, خدمة العملاء, فريق الدعم, مدير النظام, مسؤول النظام,
      שירות לקוחות, מנהל מערכת, מנהל המערכת, תמיכה טכנית, व्यवस्थापक, ग्राहक सेवा, तकनीकी सहायता`,
    alone: 'επισκέπτης, ασφάλεια, βοήθεια, الدعم, المشرف, תמיכה, מנהל, सहायता',
  },
  {
    // Chinese
    claims: `管理员, 管理員, 管理人, 管理者, 客服, 客户服务, 客戶服務, 技术支持, 技術支持, 技術支援, 版主, 站长, 站長, 官方账号, 官方帳號,
      官方团队, 官方團隊, 安全团队, 安全團隊`,
    alone: '官方, 系统, 系統, 团队, 團隊, 帮助, 幫助, 匿名, 游客, 訪客, 访客',
  },
  {
    // Japanese, Korean and Thai
    claims: `サポート, さぽーと, アドミン, モデレーター, ヘルプデスク, カスタマーサービス, 運営チーム, 運営事務局, 事務局, 관리자, 고객센터,
      고객지원, ผู้ดูแลระบบ, ฝ่ายสนับสนุน, บริการลูกค้า`,
    alone:
      'ゲスト, システム, スタッフ, チーム, ヘルプ, 運営, 名無し, 게스트, 손님, 시스템, 운영자, 운영팀, 지원팀, 익명',
  },
];

const CLAIMS = new Set(WORDS.flatMap(({ claims }) => listed(claims)));
const ALONE = new Set(WORDS.flatMap(({ alone }) => listed(alone)));

/** Written without gaps, so that words are found wherever they stand. */
const UNSPACED = [...CLAIMS].filter((claim) =>
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u.test(claim),
);
/** A claim is made of so many words at most. */
const CLAIM_WORDS_MAX = 3;

/** What a list names, as it is compared: without the gaps within. */
function listed(list: string): string[] {
  return list.split(',').map((words) => wholeOf(skeleton(words)));
}

const PRODUCT = skeleton('studyhall');

/** What is put before or behind such a word without making a name of it: "the_admin", "SupportDesk". */
const BEFORE = partsOf(
  `the my our your real true official super chief head main site web school server system team user customer tech live global
  course exam quiz learn mr ms der die das dein euer ihr mein unser haupt schul kurs technik nutzer`,
);
const BEHIND = partsOf(
  `s team desk staff office official account bot help service group crew user hq online center centre chat mail line real konto
  dienst zentrale hilfe`,
);
/** Nobody is called anything that ends like that; "Badmin" may be somebody. */
const LONG_CLAIMS = [...CLAIMS].filter((claim) => claim.length >= 7);

/**
 * True if a whole name lets somebody pose as the installation or those who run it, in whatever spelling and in many
 * languages: "Studyhall Team", "ADM1N", "Süpport", "Guest". Words that only contain such a word are names: "Adminton".
 */
export function isPosing(name: string): boolean {
  const whole = wholeOf(skeleton(name));
  return ALONE.has(whole) || ALONE.has(whole.replace(/^(?:the|our|official)/, '')) || isClaiming(name);
}

/** The same of a first or last name by itself: "Guest" and "Root" are surnames, "Support" is none. */
export function isClaiming(name: string): boolean {
  // "Support2" is as good as "Support", and a digit may stand for a letter as well. "Learner 7" claims nothing.
  return claims(skeleton(name)) || (/\d/.test(name) && claims(skeleton(name.replace(/\d/g, ' '))));
}

function claims(spelling: string): boolean {
  const words = wordsOf(spelling);
  const whole = words.join('');
  return (
    [...words, ...neighboursOf(words), whole].some(isClaim) ||
    [PRODUCT, ...UNSPACED].some((claim) => whole.includes(claim)) ||
    spelling.split(/\s+/).some(looksLikeClaim)
  );
}

/** Words that stand beside each other, joined. */
function neighboursOf(words: readonly string[]): string[] {
  return words.flatMap((_, start) => {
    const ends = Array.from({ length: CLAIM_WORDS_MAX - 1 }, (_end, more) => start + more + 2);
    return ends.filter((end) => end <= words.length).map((end) => words.slice(start, end).join(''));
  });
}

function wordsOf(spelling: string): string[] {
  return spelling.split(/[^\p{L}\p{N}]+/u);
}

function wholeOf(spelling: string): string {
  return wordsOf(spelling).join('');
}

/** Words that make no name together with such a word; several of those make none either. */
function partsOf(words: string): readonly string[] {
  return [...words.split(/\s+/).map(skeleton), ...CLAIMS];
}

/** Most names have none in them, and boards ask about each of theirs. */
const ANY_CLAIM = new RegExp([...CLAIMS].join('|'), 'u');

/** A word of those, also between others that make no name of it. */
function isClaim(word: string): boolean {
  if (!ANY_CLAIM.test(word)) return false;
  if (CLAIMS.has(word) || LONG_CLAIMS.some((claim) => word.endsWith(claim))) return true;
  return [...CLAIMS].some((claim) => {
    const start = word.indexOf(claim);
    if (start === -1) return false;
    return isMadeOf(word.slice(0, start), BEFORE) && isMadeOf(word.slice(start + claim.length), BEHIND);
  });
}

/** True if a text is nothing but such parts, or empty; what is longer than any name is not looked at. */
function isMadeOf(text: string, parts: readonly string[]): boolean {
  if (text.length > 100) return false;
  const reached = new Set([0]);
  // What is added while it is walked through is walked through as well.
  for (const at of reached)
    for (const part of parts) if (text.startsWith(part, at)) reached.add(at + part.length);
  return reached.has(text.length);
}

/**
 * One of those words with something else in the place of a letter or two: another letter, a picture, a stroke. Whatever it
 * is, the eye reads on.
 */
function looksLikeClaim(text: string): boolean {
  // With nothing in the place of a letter it is that word itself, which `isClaim` knows.
  if (/^[a-z]*$/.test(text)) return false;
  const signs = [...text];
  return [...CLAIMS].some(
    (claim) =>
      signs.length === claim.length &&
      signs.every((sign, index) => sign === claim[index] || !/[a-z]/.test(sign)) &&
      signs.filter((sign) => !/[a-z]/.test(sign)).length * 3 <= claim.length,
  );
}

/** What is left of a text for a hasty eye: no accents, no case, signs read as letters, "rn" as "m". */
function skeleton(text: string): string {
  return [...normalForm(text, 'NFKD').toLowerCase().replace(/\p{M}/gu, '')]
    .map((sign) => READ_AS.get(sign) ?? sign)
    .join('')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replaceAll('rn', 'm');
}
