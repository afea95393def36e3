/** Passwords that a dictionary check refuses whatever the tenant adds to it. Compared in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword pass1234 123456 1234567 12345678
  123456789 1234567890 111111 000000 121212 654321 666666 123123 123321 112233 qwerty qwerty1 qwerty12 qwerty123
  qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm 1q2w3e4r 1qaz2wsx qazwsx abc123 abcd1234 a1b2c3 aa123456 letmein
  letmein1 welcome welcome1 welcome123 admin admin123 administrator root toor login master hello hello123 iloveyou
  sunshine princess dragon monkey football baseball superman batman shadow michael jordan charlie freedom whatever
  trustno1 starwars solo flower secret secret123 changeme changeme123 default guest test test123 test1234 testing
  temp temp123 access mustang killer pepper hunter2 hunter ranger buster soccer hockey summer summer2023 summer2024
  winter winter2023 winter2024 spring autumn january february december monday friday computer internet google
  samsung apple banana cheese chocolate cookie coffee orange purple yellow silver diamond ginger maggie jessica
  ashley nicole daniel thomas robert andrew joshua matthew jennifer amanda michelle hannah george harley yankees
  lakers chelsea arsenal liverpool barcelona passpass`.split(/\s+/),
);

/** Passwords that breached-password detection knows; Auth0 keeps such ones so that tenants can test it. */
export const LEAKED_PASSWORDS: ReadonlySet<string> = new Set(['Paaf213XXYYZZ', 'Paat739!!WWXXYYZZ']);
