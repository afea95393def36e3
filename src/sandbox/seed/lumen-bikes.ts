/** The demo company: Lumen Bikes sells and rents electric bicycles, directly and through dealers. */

export const DATABASE = 'Username-Password-Authentication';
export const GOOGLE = 'google-oauth2';
/** Password of every demo account that has one. */
export const DEMO_PASSWORD = 'Bright-Spokes-42';

export const APIS = [
  {
    key: 'orders',
    name: 'Orders API',
    identifier: 'https://api.lumenbikes.example/orders',
    scopes: {
      'read:orders': 'See orders',
      'create:orders': 'Place orders',
      'cancel:orders': 'Cancel orders',
      'refund:orders': 'Give money back',
    },
  },
  {
    key: 'fleet',
    name: 'Fleet API',
    identifier: 'https://api.lumenbikes.example/fleet',
    scopes: {
      'read:bikes': 'See bicycles and where they are',
      'update:bikes': 'Change a bicycle and its service state',
      'unlock:bikes': 'Unlock a rental bicycle',
      'read:service': 'See workshop jobs',
      'update:service': 'Work on workshop jobs',
    },
  },
] as const;

export const APPLICATIONS = [
  {
    key: 'shop',
    name: 'Lumen Shop',
    app_type: 'spa',
    description: 'The web shop',
    callbacks: ['https://shop.lumenbikes.example/callback'],
    allowed_logout_urls: ['https://shop.lumenbikes.example'],
    web_origins: ['https://shop.lumenbikes.example'],
    initiate_login_uri: 'https://shop.lumenbikes.example/login',
    grant_types: [
      'authorization_code',
      'refresh_token',
      'password',
      'http://auth0.com/oauth/grant-type/password-realm',
    ],
    token_endpoint_auth_method: 'none',
  },
  {
    key: 'ride',
    name: 'Lumen Ride',
    app_type: 'native',
    description: 'The app for renting and unlocking bicycles',
    callbacks: ['example.lumenbikes.ride://callback'],
    allowed_logout_urls: ['example.lumenbikes.ride://logout'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  },
  {
    key: 'dealers',
    name: 'Dealer Portal',
    app_type: 'regular_web',
    description: 'Orders and spare parts for dealers',
    callbacks: ['https://dealers.lumenbikes.example/callback'],
    allowed_logout_urls: ['https://dealers.lumenbikes.example'],
    initiate_login_uri: 'https://dealers.lumenbikes.example/login',
    grant_types: ['authorization_code', 'refresh_token'],
    organization_usage: 'require',
    organization_require_behavior: 'pre_login_prompt',
  },
  {
    key: 'desk',
    name: 'Support Desk',
    app_type: 'regular_web',
    description: 'What support agents work with',
    callbacks: ['https://desk.lumenbikes.example/callback'],
    allowed_logout_urls: ['https://desk.lumenbikes.example'],
    grant_types: ['authorization_code', 'refresh_token'],
  },
  {
    key: 'telemetry',
    name: 'Fleet Telemetry',
    app_type: 'non_interactive',
    description: 'Reports where rental bicycles are',
    grant_types: ['client_credentials'],
  },
] as const;

export const CLIENT_GRANTS = [
  { client: 'telemetry', api: 'fleet', scope: ['read:bikes', 'update:bikes'] },
  { client: 'telemetry', api: 'orders', scope: ['read:orders'] },
] as const;

export const ROLES = [
  {
    key: 'customer',
    name: 'Customer',
    description: 'Buys and rents',
    permissions: { orders: ['read:orders', 'create:orders'], fleet: ['unlock:bikes'] },
  },
  {
    key: 'agent',
    name: 'Support Agent',
    description: 'Helps customers with orders',
    permissions: { orders: ['read:orders', 'cancel:orders'], fleet: ['read:bikes'] },
  },
  {
    key: 'mechanic',
    name: 'Workshop Mechanic',
    description: 'Repairs bicycles',
    permissions: { orders: [], fleet: ['read:bikes', 'update:bikes', 'read:service', 'update:service'] },
  },
  {
    key: 'dealer',
    name: 'Dealer Manager',
    description: 'Orders for a dealer',
    permissions: { orders: ['read:orders', 'create:orders', 'cancel:orders'], fleet: ['read:bikes'] },
  },
  {
    key: 'admin',
    name: 'Administrator',
    description: 'May do everything',
    permissions: {
      orders: ['read:orders', 'create:orders', 'cancel:orders', 'refund:orders'],
      fleet: ['read:bikes', 'update:bikes', 'unlock:bikes', 'read:service', 'update:service'],
    },
  },
] as const;

export type RoleKey = (typeof ROLES)[number]['key'];
export type OrganizationKey = 'north' | 'harbour' | 'alpine';

export const ORGANIZATIONS: {
  key: OrganizationKey;
  name: string;
  display_name: string;
  primary: string;
  metadata: Record<string, string>;
}[] = [
  {
    key: 'north',
    name: 'north-cycle',
    display_name: 'North Cycle',
    primary: '#0b5d4f',
    metadata: { tier: 'gold', city: 'Bergen' },
  },
  {
    key: 'harbour',
    name: 'harbour-rentals',
    display_name: 'Harbour Rentals',
    primary: '#12446b',
    metadata: { tier: 'silver', city: 'Gdansk' },
  },
  {
    key: 'alpine',
    name: 'alpine-tours',
    display_name: 'Alpine Tours',
    primary: '#7a3b12',
    metadata: { tier: 'silver', city: 'Innsbruck' },
  },
];

export interface Person {
  name: string;
  email: string;
  /** `google`: signs in with Google; otherwise with a password. */
  via?: 'google';
  roles?: RoleKey[];
  organization?: OrganizationKey;
  /** Where the person logs in. */
  app: (typeof APPLICATIONS)[number]['key'];
  /** Has a second factor of this kind. */
  factor?: 'totp' | 'phone';
  city?: string;
  /** Logs in on about this share of the days; 0 when a story decides. */
  habit: number;
}
