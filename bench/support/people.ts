/** Invented people, as the Management API shows them. */
const START = Date.UTC(2024, 0, 1);

/** Always the same person for the same number. */
export function person(index: number): Record<string, unknown> {
  const at = new Date(START + index * 60_000).toISOString();
  const id = index.toString(16).padStart(24, '0');
  return {
    user_id: `auth0|${id}`,
    email: `person.${index}@example.com`,
    email_verified: index % 3 !== 0,
    name: `Given${index % 1000} Family${index}`,
    given_name: `Given${index % 1000}`,
    family_name: `Family${index}`,
    nickname: `person.${index}`,
    picture: `https://pictures.example/${id}.png`,
    created_at: at,
    updated_at: at,
    last_login: at,
    last_ip: '192.0.2.1',
    logins_count: index % 40,
    identities: [
      { connection: 'Username-Password-Authentication', user_id: id, provider: 'auth0', isSocial: false },
    ],
    user_metadata: { theme: index % 2 ? 'dark' : 'light' },
    app_metadata: { plan: index % 10 === 0 ? 'gold' : 'free' },
  };
}
