/**
 * Passwords that guessers try first, in lower case: keyboard runs, counting, months, names and the words that prompts
 * suggest. Written from common knowledge, and short, because the rule also catches what is built around them.
 */
export const commonPasswords: readonly string[] = `
0123456789 0987654321 102030405060 11223344 112233445566 123123123 123321123321 12341234 1234512345
123456 1234567 12345678 123456789 1234567890 12345678910 123456789a 1234qwer 123654789 147258369 159753
1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 741852963 789456123 987654321 9876543210 987654321a a123456789
aabbccddee abc123 abc123456 abcd1234 abcdef abcdef123456 abcdefg abcdefgh abcdefghij abcdefghijk access
accessgranted admin adminadmin administrator alexander alphabet amanda america andreas andrew angel
angels anything arsenal asdf asdfasdf asdfgh asdfghjk asdfghjkl asdfjkl ashley australia autumn azerty
azertyuiop babygirl bailey banana barcelona baseball basketball batman bayern berlin blessed buster
butterfly california champion changeit changeme changemenow charlie cheese chelsea chocolate christian
coffee college computer cookie correcthorsebatterystaple corvette daniel darling database december
default demo demodemo deutschland dezember diamond dragon example facebook family february ferrari
football forever fortnite freedom friday friends fruehling fussball geheim geheimnis germany ginger
godisgood golden google guest guestguest hacked hacker hamburg hannah harley heaven hello hello123
helloworld herbst hockey honeybee hunter iloveher ilovehim ilovemyself iloveyou instagram internet iphone
januar jennifer jessica jesus jesuschrist joshua keyboard killer letmein letmeinnow lightning liverpool
lkjhgfdsa login loginlogin london lovely loveme loveyou maggie manchester master mastermind matrix
matthew maximilian mercedes michael microsoft minecraft mnbvcxz monday monkey mustang mypassword network
newpassword newyork nicole ninja nintendo nothing november october oktober openup orange paris passw0rd
password password1 password12 password123 password1234 passwordpassword passwort pepper phoenix
playstation poiuytrewq pokemon porsche princess prinzessin purple q1w2e3r4 q1w2e3r4t5 qazwsx qazwsxedc
qweasdzxc qwerty qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwertz qwertz123 qwertzui
qwertzuiop realmadrid roblox root rootroot sample samsung saturday schmetterling schokolade school
sebastian secret september server shadow silver snoopy soccer something sommer sonnenschein spiderman
spring starwars stefan strawberry student studentstudent studyhall summer sunday sunshine superman
superuser sweetheart teacher temp1234 temporary test test1234 tester testing testtest testuser
thepassword thomas thunder thursday tigger toor topsecret trustno1 trustnoone tuesday university user
username useruser warrior wednesday welcome welcome1 welcome123 welcomehome whatever windows winter
yamaha yellow yourpassword youtube yxcvbnm zaq12wsx zxcvbn zxcvbnm
`
  .trim()
  .split(/\s+/);
