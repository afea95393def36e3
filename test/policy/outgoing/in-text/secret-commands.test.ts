/** Secrets on command lines, in settings of programs and in encoded text, and what only looks like them. */
import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../../../src/policy/outgoing/redaction.js';

const SECRET = 'kZ97fQ2xW8vT1mB4';
const CHOSEN = 'Summer2024x';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const shown = (text: string) => (redact({ note: text }) as { note: string }).note;

const lines: ((secret: string) => string)[] = [
  (s) => `mysql -u root -p${s} shop`,
  (s) => `mysql -uroot -p'${s}' -h db.example`,
  (s) => `mysqldump --single-transaction -p${s} shop > a.sql`,
  (s) => `docker login -u me -p ${s} registry.example`,
  (s) => `sshpass -p ${s} ssh root@h`,
  (s) => `sshpass -p'${s}' ssh root@h`,
  (s) => `mongo -u admin -p ${s} admin`,
  (s) => `az login --service-principal -u app -p ${s} --tenant t`,
  (s) => `7z x a.7z -p${s}`,
  (s) => `zip -P ${s} a.zip b`,
  (s) => `sqlcmd -S srv -U sa -P ${s} -Q "select 1"`,
  (s) => `redis-cli -h r -a ${s} ping`,
  (s) => `ldapsearch -x -D cn=admin -w ${s} -b dc=x`,
  (s) => `snmpwalk -v2c -c ${s} host`,
  (s) => `openssl enc -aes-256-cbc -k ${s} -in a`,
  (s) => `openssl pkcs12 -passin pass:${s} -in a.p12`,
  (s) => `keytool -list -keystore a.jks -storepass ${s}`,
  (s) => `curl -uadmin:${s} https://api.example`,
  (s) => `curl -su admin:${s} https://api.example`,
  (s) => `curl -x http://proxy --proxy-user me:${s} https://x.example`,
  (s) => `curl https://x.example \\\n  -X POST \\\n  -u admin:${s}`,
  (s) => `http -a me:${s} GET https://x.example`,
  (s) => `lftp -u me,${s} sftp://h`,
  (s) => `smbclient //srv/share -U me%${s}`,
  (s) => `net user bob ${s} /add`,
  (s) => `htpasswd -b .htpasswd me ${s}`,
  (s) => `echo "root:${s}" | chpasswd`,
  (s) => `sqlplus scott/${s}@orcl`,
  (s) => `vault login ${s}`,
  (s) => `requirepass ${s}`,
  (s) => `kubectl create secret generic x --from-literal=value=${s}`,
  (s) => `ConvertTo-SecureString "${s}" -AsPlainText -Force`,
  (s) => `setx API_KEY ${s}`,
  (s) => `set -gx DB_PASSWORD '${s}'`,
  (s) => `ENV DB_PASSWORD ${s}`,
  (s) => `npm config set //registry.npmjs.org/:_authToken ${s}`,
  (s) => `export API_SECRET=${s}`,
  (s) => `PGPASSWORD='${s}' pg_dump app`,
  (s) => `tool --password "${s}"`,
  (s) => `gh auth login --token ${s}`,
  (s) => `DB_HOST=db\nDB_PASSWORD=${s}\nDB_PORT=5432`,
  (s) => `DB_PASS=${s}`,
  (s) => `PW=${s}`,
  (s) => `password: ${s}`,
  (s) => `- name: DB_PASSWORD\n  value: ${s}`,
  (s) => `machine api.example login me password ${s}`,
  (s) => `<key>apiKey</key>\n<string>${s}</string>`,
  (s) => `<entry key="password">${s}</entry>`,
  (s) => `<add value="${s}" key="ApiKey"/>`,
  (s) => `<password><![CDATA[${s}]]></password>`,
  (s) => `os.Setenv("DB_PASSWORD", "${s}")`,
  (s) => `os.environ['API_KEY'] = '${s}'`,
  (s) => `CREATE USER 'a'@'%' IDENTIFIED BY '${s}';`,
  (s) => `ALTER ROLE app PASSWORD '${s}'`,
  (s) => `enable secret 0 ${s}`,
  (s) => `curl -H "Authorization: ApiKey ${s}" https://es.example`,
  (s) => `jdbc:oracle:thin:scott/${s}@//h:1521/orcl`,
  (s) => `me:${s}@tcp(db:3306)/x`,
  (s) => `WIFI:T:WPA;S:net;P:${s};;`,
];
/** Where a secret of a person's choice could be anything else. */
const madeOnly: ((secret: string) => string)[] = [
  (s) => `STRIPE_KEY=${s}`,
  (s) => `SMTP_AUTH=${s}`,
  (s) => `APP_KEY=base64:${s}`,
  (s) => `db.example:5432:shop:me:${s}`,
  (s) => `https://${s}@o1.ingest.example/1`,
  (s) => `curl -H "X-Auth-Key: ${s}" https://x.example`,
  (s) => `InstrumentationKey=${s};IngestionEndpoint=https://x.example/`,
];

describe('a secret on a line', () => {
  it.each(lines.map((line) => line('…')).map((name, at) => [name, at] as const))('%s', (_, at) => {
    for (const secret of [SECRET, CHOSEN]) {
      const text = lines[at]?.(secret) as string;
      expect(shown(text)).not.toContain(secret);
      expect(redactText(text)).not.toContain(secret);
      expect(shown(text)).toContain('[redacted]');
    }
  });

  it.each(madeOnly.map((line) => line(SECRET)))('%s', (text) => {
    expect(shown(text)).not.toContain(SECRET);
    expect(redactText(text)).not.toContain(SECRET);
  });

  it.each([
    base64(`password=${SECRET}`),
    hex(`password=${SECRET}`),
    hex(JSON.stringify({ client_secret: SECRET })).toUpperCase(),
    `cookie jar ${base64(JSON.stringify({ pw: CHOSEN, name: 'x' }))} of somebody`,
  ])('hides encoded text that holds one: %s', (text) => {
    expect(shown(text)).not.toContain(text.split(' ').at(-3) ?? text);
    expect(shown(text)).toContain('[redacted]');
  });

  it('keeps the rest of the line', () => {
    expect(shown(`mysql -u root -p${SECRET} shop`)).toBe('mysql -u root -p[redacted] shop');
    expect(shown(`curl -u 'me:${SECRET}' https://x.example`)).toBe(
      "curl -u 'me:[redacted]' https://x.example",
    );
    expect(shown(`ALTER ROLE app PASSWORD '${SECRET}'`)).toBe("ALTER ROLE app PASSWORD '[redacted]'");
    expect(shown(`mysql -p${SECRET} a\nmysql -h db b`)).toBe('mysql -p[redacted] a\nmysql -h db b');
  });
});

describe('what is no secret', () => {
  it.each([
    'mysql -u root -p shop',
    'mysql -h db -P 3306 --protocol tcp',
    'docker login -u me registry.example',
    'use sshpass -p to give the password on the line',
    'curl -s https://api.example/users -H "Accept: application/json"',
    'curl -u "$USER:$PASS" https://api.example',
    'tool --password $DB_PASSWORD',
    'tool --token <token>',
    'set the token lifetime to 24h',
    'export the list of users as csv',
    'env: production',
    'password: at least 8 characters',
    'secret: your client secret',
    'Authorization: Bearer {token}',
    'sort_key=created_at',
    'PUBLIC_KEY=kZ97fQ2xW8vT1mB4',
    "const GRANTS = ['implicit', 'password', 'http://auth0.com/oauth/grant-type/password-realm'];",
    'https://auth0.com/docs/get-started/apis/scopes',
    'openssl version 3.0.2',
    'zip code 90210',
    'vault login page',
    'auth0|5f7c8ec7c33c6c004bbafe82',
    'AaiyAPdpYdesoKnqjj8HJqRn4T5titww',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    hex('nothing that is a secret at all'),
    base64('nothing that is a secret at all'),
  ])('%s', (text) => {
    expect(shown(text)).toBe(text);
  });
});

describe('an entry that tells of a secret', () => {
  it.each([
    { type: 'secret', data: CHOSEN },
    { type: 'password', content: CHOSEN },
    { kind: 'client_secret', note: SECRET },
    { name: 'API_TOKEN', content: CHOSEN },
    { title: 'Password', body: CHOSEN },
    { headerName: 'X-Api-Key', headerValue: CHOSEN },
    { ParameterKey: 'DbPassword', ParameterValue: CHOSEN },
    { question: 'password', answer: CHOSEN },
    { auth: SECRET },
    { user_pw: CHOSEN },
    { psk: CHOSEN },
    { heslo: CHOSEN },
    { hasło: CHOSEN },
    { пароль: CHOSEN },
    { パスワード: CHOSEN },
    { 密码: CHOSEN },
    { 'x-functions-key': CHOSEN },
    { security_answer: CHOSEN },
    { tokens: { [SECRET]: { created: 1 } } },
    { api_keys: { [SECRET]: 'ci' } },
  ])('%j', (entry) => {
    const text = JSON.stringify(redact({ user_metadata: entry }));
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(CHOSEN);
  });

  it.each([
    { type: 'password', label: 'Choose one', hint: 'min8chars' },
    { type: 'text', data: 'plan2024' },
    { type: 'token', data: 'a sentence with 2 numbers' },
    { title: 'Password', url: 'https://x.example/reset1' },
    { auth: 'none' },
    { otp: 'enabled' },
    { tokens: { access: 1, refresh: 2 } },
    { question: 'How old?', answer: 'about42' },
  ])('leaves %j', (entry) => {
    expect(redact({ user_metadata: entry })).toEqual({ user_metadata: entry });
  });
});
