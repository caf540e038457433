import type { Catalogue } from '../catalogue.ts';

export const failures: Catalogue<'de'>['failures'] = {
  'not-found': 'Das gibt es nicht (mehr).',
  forbidden: 'Dein Konto darf das nicht.',
  'wrong-origin':
    'Diese Seite ist unter einer Adresse offen, die der Server nicht für seine eigene hält; von hier nimmt er nichts an. Bitte die richtige öffnen; wer den Server betreibt, setzt sie als PUBLIC_ORIGIN.',
  'invalid-input': 'Etwas im Formular stimmt nicht. Bitte prüfe die Felder.',
  'rate-limited': 'Das war zu oft. Bitte warte ein wenig und versuche es noch einmal.',
  busy: 'Der Server ist gerade beschäftigt. Bitte versuche es gleich noch einmal.',
  'storage-full':
    'Der Server hat keinen Platz mehr, um etwas zu speichern; das hier wurde nicht gespeichert. Wer ihn betreibt, muss Platz schaffen; bitte sag dort Bescheid und versuche es später noch einmal.',
  'stale-read': 'Im selben Moment hat jemand anders das geändert. Bitte versuche es noch einmal.',
  'idempotency-key-reused': 'Das wurde schon mit anderem Inhalt gesendet. Bitte beginne neu.',
  'last-administrator':
    'Das ist der letzte aktive Administrator. Bitte zuerst jemand anderen zum Administrator machen.',
  'job-running': 'Das läuft gerade schon. Bitte warte, bis es fertig ist.',
  unauthenticated: 'Bitte melde dich zuerst an.',
  'wrong-credentials':
    'Name oder Passwort ist falsch. Nach vielen Versuchen nimmt ein Konto eine Viertelstunde lang keinen mehr an.',
  'account-disabled': 'Dieses Konto ist abgeschaltet. Bitte frage deine Administration.',
  'account-deletion-pending':
    'Dieses Konto ist geschlossen und wird bald gelöscht. Melde dich hier damit an, um es zu behalten, oder öffne den Link in der Mail dazu.',
  'account-banned': 'Dieses Konto ist gesperrt: {{banReason}}',
  'impersonation-reads-only':
    'Du siehst die Seite, wie jemand anderes sie sieht: Ansehen geht, ändern nicht.',
  'impersonation-closed':
    'Das sieht nur, wem das Konto gehört. Du siehst die Seite, wie jemand anderes sie sieht.',
  'impersonation-ended':
    'Du siehst die Seite nicht mehr, wie jemand anderes sie sieht, darum wurde nichts geändert. Beende das Mitansehen, um als du selbst weiterzumachen.',
  'page-of-other-account':
    'Diese Seite ist von einem anderen Konto als dem, das hier inzwischen angemeldet ist, darum ändert sie nichts. Bitte lade sie neu.',
  'account-closed':
    'Dieses Konto ist dauerhaft geschlossen; eine Sperre, die endet, würde es öffnen. Sperre es, bis jemand die Sperre aufhebt, oder öffne es zuerst.',
  'own-account':
    'Das ist dein eigenes Konto. Das kann nur jemand anderes aus der Administration mit ihm tun.',
  'already-registered': 'Dieses Konto ist schon registriert.',
  'identifier-taken': 'Dieser Benutzername ist vergeben. Bitte wähle einen anderen.',
  'link-invalid-or-used':
    'Dieser Link wurde schon benutzt oder ist abgelaufen. Bitte fordere einen neuen an.',
  'password-too-weak': 'Dieses Passwort ist zu leicht zu erraten. Bitte wähle ein längeres oder selteneres.',
  'invitation-over': 'Die Einladung ist vorbei: Das Konto wurde geöffnet oder hat inzwischen etwas bekommen.',
  'scope-missing': 'Dieses Token darf das nicht: ihm fehlt die Berechtigung „{{scope}}“.',
  'session-needed': 'Dafür genügt kein Token: Melde dich selbst an und mach es dort.',
  'too-many-tokens': 'Du hast schon {{max}} Tokens. Widerrufe eines, das du nicht mehr brauchst.',
  'authorization-pending': 'Noch hat niemand zugestimmt.',
  'slow-down': 'Das Gerät fragt zu oft.',
  'device-denied': 'Das Gerät wurde abgewiesen.',
  'device-code-expired': 'Der Code ist abgelaufen. Fang auf dem Gerät von vorn an.',
  'device-code-unknown':
    'Kein Gerät wartet mit diesem Code. Sieh noch einmal nach oder fang auf dem Gerät von vorn an.',
  'session-not-found': 'Dieses Gerät ist schon abgemeldet.',
  'second-factor-needed': 'Das Passwort stimmt. Jetzt fehlt noch der zweite Faktor.',
  'second-factor-required':
    'Administratoren dieser Seite und alle mit Rechten brauchen einen zweiten Faktor. Richte zuerst unter „Sicherheit“ einen ein.',
  'confirmation-needed':
    'Dafür musst du noch einmal zeigen, dass du es bist, und das ist nicht geschehen. Es wurde nichts geändert.',
  'code-wrong': 'Dieser Code ist falsch oder wurde schon benutzt. Bitte versuche es mit dem nächsten.',
  'sign-in-expired':
    'Das hat zu lange gedauert, ist schon geschehen oder wurde in einem anderen Browser begonnen. Bitte beginne neu.',
  'second-factor-active': 'Für dieses Konto zeigt schon eine App Codes. Entferne sie zuerst.',
  'passkey-refused':
    'Dieser Passkey wurde nicht angenommen. Bitte versuche es noch einmal oder nimm einen anderen Weg.',
  'too-many-passkeys': 'Ein Konto kann {{most}} Passkeys haben. Entferne zuerst einen.',
  'claim-refused':
    'Dieses Konto gehört schon jemandem. Ist es deines, melde dich an. Ist es nicht deines, registriere mit dieser Adresse ein eigenes.',
  'last-sign-in-method': 'Sonst käme niemand mehr in dieses Konto. Füge zuerst einen anderen Weg hinzu.',
  'provider-unavailable':
    'Der Dienst, über den du dich anmelden wolltest, antwortet gerade nicht. Bitte versuche es später noch einmal oder komm auf einem anderen Weg herein.',
  'provider-refused':
    'Die Antwort des Dienstes ließ sich nicht prüfen, deshalb wurde niemand angemeldet. Bitte versuche es noch einmal.',
  'sign-in-cancelled': 'Du hast dort abgebrochen; es wurde nichts geändert.',
  'identity-taken':
    'Dieses Konto dort lässt sich nicht verknüpfen: Es gehört zu einem anderen Konto hier, oder deines hat schon eines dieses Dienstes.',
  'merge-code-invalid': 'Dieser Code ist falsch, verbraucht oder zu alt. Mach im anderen Konto einen neuen.',
  'merge-same-account': 'Dieser Code ist von dem Konto, mit dem du angemeldet bist. Mach ihn im anderen.',
  'merge-of-administrator':
    'Das Konto einer Administration lässt sich nicht zusammenführen: Jemand, der dich kennt, hat genau diesem Konto Rechte gegeben.',
  'merge-account-closed': 'Eines der beiden Konten ist geschlossen.',
  'merge-debt-open': 'Eines der beiden Konten schuldet Credits. Bitte bezahle das zuerst.',
  'merge-under-way': 'Eines der beiden Konten wird gerade zusammengeführt. Bitte warte einen Augenblick.',
  'merge-spent':
    'Credits aus dem anderen Konto sind ausgegeben, deshalb lässt es sich nicht mehr rückgängig machen.',
  'merge-gone-on':
    'Ein Kurs oder ein Zertifikat aus dem anderen Konto ist inzwischen weitergegangen, deshalb lässt es sich nicht mehr rückgängig machen.',
  'merge-keeper-erased':
    'Das Konto, in das es eingegangen ist, ist gelöscht, mit allem, was mitkam. Deshalb lässt es sich nicht mehr rückgängig machen.',
  'merge-over': 'Die Tage, in denen es sich rückgängig machen ließ, sind vorbei.',
  'account-merged': 'Dieses Konto ist Teil eines anderen geworden. Mach das dort zuerst rückgängig.',
  'board-unknown': 'Diese Rangliste gibt es nicht.',
  'week-not-begun': 'Diese Woche hat noch nicht begonnen, also kann niemand in ihrer Rangliste stehen.',
  'exam-not-available': 'Diese Prüfung ist nicht verfügbar.',
  'exam-code-taken': 'Es gibt schon eine Prüfung mit diesem Kurznamen.',
  'exam-terms-contradict': 'Was für diese Prüfung gelten soll, widerspricht sich: {{field}}.',
  'section-domain-unknown':
    'Ein Abschnitt nennt {{unknown}}: Diesen Bereich hat die Prüfung nicht. Sie hat: {{domains}}.',
  'mode-not-offered': 'So wird diese Prüfung nicht angeboten.',
  'exam-not-open-yet': 'Diese Prüfung ist noch nicht offen.',
  'exam-closed': 'Diese Prüfung ist geschlossen.',
  'attempts-used-up': 'Du hast alle deine Versuche bei dieser Prüfung verbraucht.',
  'attempt-too-early': 'Bitte warte noch etwas bis zum nächsten Versuch.',
  'daily-taken': 'Das Quiz von heute hast du schon gemacht. Morgen gibt es ein neues.',
  'exam-taken-whole': 'Als Prüfung wird sie ganz gemacht. Fragen auswählen kannst du beim Lernen.',
  'exam-password-wrong': 'Das ist nicht das Passwort der Prüfung.',
  'question-passed': 'An dieser Frage bist du vorbei, und es führt kein Weg zurück.',
  'review-hidden': 'Das wird bei dieser Prüfung nicht gezeigt.',
  'too-few-questions': 'Für diese Auswahl gibt es zu wenige Fragen. Nimm mehr Bereiche oder weniger Fragen.',
  'attempt-finished': 'Dieses Quiz ist abgeschlossen.',
  'attempt-discarded': 'Dieses Quiz wurde verworfen.',
  'attempt-overdue': 'Die Zeit dieses Quiz ist abgelaufen.',
  'attempt-not-finished': 'Dieses Quiz ist noch nicht abgeschlossen.',
  'too-many-open-attempts': 'Es gibt schon viele offene Quiz. Bitte schließe zuerst eines davon ab.',
  'question-locked':
    'Die richtige Antwort auf diese Frage wurde schon gezeigt, deshalb bleibt deine, wie sie ist.',
  'option-unknown': 'Diese Antwort gehört nicht zur Frage.',
  'question-changed':
    'Jemand hat diese Frage geändert, seit du sie geöffnet hast. Öffne sie noch einmal und ändere dann, was du ändern wolltest.',
  'question-unfit': 'So lässt sich diese Frage nicht speichern: {{field}} {{problem}}.',
  'question-exists': 'Diese Prüfung hat diese Frage schon.',
  'domain-unknown': 'Diese Prüfung hat diesen Bereich nicht. Sie hat: {{domains}}.',
  'question-reported':
    'Du hast diese Frage schon gemeldet. Du erfährst es, wenn sie sich jemand angesehen hat.',
  'question-not-fixed':
    'Diese Frage sagt noch, was sie sagte, als sie gemeldet wurde. Berichtige sie zuerst oder antworte.',
  'regrade-empty': 'Nichts von dem, was geantwortet wurde, wird durch diesen Schlüssel anders bewertet.',
  'regrade-running': 'Diese Frage wird gerade neu bewertet. Bitte warte, bis das getan ist.',
  'answer-not-marked': 'Diese Antwort lässt sich hier nicht bewerten.',
  'freezes-full': 'Mehr Streak-Freezes kannst du nicht aufheben.',
  'avatar-locked': 'Dieser Avatar ist noch gesperrt.',
  'not-enough-credits': 'Dafür reicht dein Guthaben nicht.',
  'price-changed':
    'Der Preis hat sich inzwischen geändert, und es wurde nichts genommen. Bitte sieh ihn dir noch einmal an.',
  'premium-needed': 'Das ist Premium. Öffne es mit Credits oder mit dem Abo.',
  'debt-unpaid':
    'Die Credits, die das geöffnet haben, wurden zurückgenommen, und du schuldest sie. Ist die Schuld bezahlt, ist es wieder offen.',
  'product-not-for-sale': 'Das wird nicht (mehr) verkauft.',
  'store-closed-after-restore':
    'Im Augenblick wird nichts verkauft: Diese Seite wurde aus einer Sicherung wiederhergestellt und wird noch mit dem Zahlungsdienst abgeglichen. Was du gekauft hast, bleibt deins.',
  'payments-unavailable':
    'Der Zahlungsdienst antwortet nicht. Es wurde nichts abgebucht. Bitte versuche es gleich noch einmal.',
  'order-not-refundable': 'Diese Bestellung kann nicht (mehr) erstattet werden.',
  'course-not-available': 'Dieser Kurs steht nicht zur Verfügung.',
  'not-enrolled': 'Du hast diesen Kurs noch nicht begonnen.',
  'level-locked': 'Dieses Level öffnet sich, sobald das vorige geschafft ist.',
  'level-of-other-kind': 'Dieses Level wird auf andere Weise geschafft.',
  'course-not-completed': 'Das Zertifikat gibt es, sobald jedes Level des Kurses bestanden ist.',
  'name-too-wide':
    'Dieser Name hat auf einem Zertifikat auch in der kleinsten Schrift nicht auf zwei Zeilen Platz.',
  'name-not-printable': 'Ein Zertifikat kann nicht jedes Zeichen dieses Namens zeigen.',
  'certificate-superseded': 'Dieses Zertifikat wurde durch ein berichtigtes ersetzt.',
  'certificate-revoked': 'Dieses Zertifikat wurde widerrufen.',
  'certificate-signature-broken': 'Dieses Zertifikat ist nicht so, wie es signiert wurde, und damit wertlos.',
  'signing-key-unreadable':
    'Zertifikate können gerade nicht signiert werden. Bitte sage deiner Administration Bescheid.',
  'registration-closed':
    'Hier kann niemand selbst ein Konto anlegen. Bitte frag die Menschen, die diese Seite betreiben.',
  'registration-code-wrong': 'Das ist nicht der Code, mit dem man hier ein Konto anlegt.',
  'registration-domain': 'Konten gibt es hier für Adressen von {{domains}}.',
  'setting-missing': 'So könnte sich niemand mehr registrieren: Bitte gib an, was dieser Weg braucht.',
  'already-subscribed': 'Du hast dieses Abo schon.',
  'plan-running': 'Dieses Konto hat ein Abo, das weiterläuft. Bitte sag, wann es endet.',
  'webhook-refused': 'Diese Nachricht stammt nicht vom Zahlungsdienst.',
  'event-settled': 'Diese Nachricht ist schon erledigt.',
  'upload-missing': 'Die hochgeladene Datei ist weg. Bitte sende sie noch einmal.',
  'upload-too-large': 'Die Datei ist zu groß.',
  'file-not-utf8': 'Die Datei ist kein gültiges UTF-8.',
  'image-unfit': 'Das ist kein Bild, das eine Frage zeigen kann.',
  'picture-hidden': 'Dieses Bild wurde verborgen. Bitte wähle ein anderes.',
  'name-hidden':
    'Dieser Name wurde verborgen. Bitte wähle einen anderen, oder schreibe den Betreibern dieser Seite.',
  'report-settled': 'Darüber hat inzwischen jemand anders entschieden. Lade die Liste neu.',
  'file-format-unknown': 'Dieses Dateiformat ist hier nicht bekannt.',
  'file-malformed': 'Die Datei ist nicht lesbar.',
  'import-interrupted': 'Der Import wurde unterbrochen. Bitte starte ihn noch einmal.',
  'import-not-done':
    'Nur ein Import, der fertig ist und keine Probe war, lässt sich veröffentlichen oder zurücknehmen.',
  'import-taken-back': 'Dieser Import wurde zurückgenommen: Es gibt nichts mehr zu veröffentlichen.',
  'import-too-old':
    'Als dieser Import gemacht wurde, wurde noch nicht festgehalten, was Importe ändern. Er lässt sich nicht zurücknehmen.',
  'pin-unknown': 'Kein Spiel hat diese PIN. Bitte sieh noch einmal nach: Sie hat sechs Ziffern.',
  'room-closed': 'Dieser Raum ist geschlossen.',
  'room-locked': 'Die Spielleitung hat diesen Raum gesperrt, deshalb kommt gerade niemand hinein.',
  'room-full': 'In diesem Raum sind alle Plätze besetzt.',
  'late-join-closed': 'Dieses Spiel hat begonnen, und niemand kann mehr mitspielen.',
  banned: 'Die Spielleitung hat dich aus diesem Raum ausgeschlossen.',
  'name-taken': 'Jemand in diesem Raum heißt schon so, oder fast so.',
  'name-refused': 'Dieser Name geht hier nicht. Bitte wähle einen anderen.',
  'too-many-rooms': 'Du hast so viele offene Räume, wie möglich sind. Bitte schließe zuerst einen davon.',
  'no-game-questions': 'Hier gibt es keine Fragen, die sich in einem Spiel stellen lassen.',
  'exam-not-hostable': 'Diese Prüfung lässt sich nicht als Spiel spielen.',
  'seats-need-feature': 'Ein Raum mit so vielen Plätzen muss mit Credits oder mit dem Abo geöffnet werden.',
  'wrong-phase': 'Das geht an dieser Stelle des Spiels nicht.',
  'stale-control': 'Das Spiel ist inzwischen weitergegangen, deshalb ist nichts geschehen.',
  'too-late': 'Die Zeit für diese Frage ist um.',
  'already-answered': 'Du hast diese Frage schon beantwortet.',
  'not-present': 'Diese Frage ist nicht für dich: Du kamst erst, nachdem sie gestellt war.',
  network: 'Der Server antwortet nicht. Bitte prüfe die Verbindung und versuche es noch einmal.',
  unknown: 'Auf dem Server ist etwas schiefgegangen.',
};
